export { type CatalogueReader, createCatalogueReader } from './catalogue.service.ts';
