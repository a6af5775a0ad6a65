export { createRuns, type Runs } from './runs.service.ts';
