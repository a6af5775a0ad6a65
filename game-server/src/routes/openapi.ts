import { ErrorReply } from '@sqltown/shared/api';
import { z } from 'zod';
import type { Route } from './route.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The API's description (OpenAPI 3.1), made from the schemas that the routes parse with. */
export function openApiPage(routes: readonly Route[]): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `/api/v1${route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'SQLTown', version: '1', description: 'A city that is a database.' },
    paths,
    components: {
      schemas: { Error: jsonSchema(ErrorReply, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sqltown.session_token' } },
    },
  };
}

function operation(route: Route): Readonly<Record<string, unknown>> {
  const error = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } };
  return {
    summary: route.summary,
    ...(route.access === 'player' ? { security: [{ session: [] }] } : {}),
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.body === null
      ? {}
      : { requestBody: { required: true, content: content(jsonSchema(route.body, 'input')) } }),
    responses: {
      200: { description: 'Done', content: content(jsonSchema(route.reply, 'output')) },
      default: { description: 'Refused or failed; the code says why', ...error },
    },
  };
}

function content(schema: JsonSchema): Readonly<Record<string, unknown>> {
  return { 'application/json': { schema } };
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): readonly JsonSchema[] {
  const { properties, required } = jsonSchema(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required?.includes(name) === true,
    schema,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
