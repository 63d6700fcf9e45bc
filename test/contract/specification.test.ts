import Ajv, { type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { handle } from '../../simulator/handle';
import { createWorld } from '../../simulator/world';
import { createClient, DAY_MS, NOW, queryTime } from '../unit/simulator/client';
import { isNode, isThere, type Node, SPECIFICATION } from './specification';

/** OpenAPI 3.0 to JSON schema: `nullable` becomes a type, and objects are closed, so that an extra field is seen too. */
function toSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSchema);
  if (!isNode(value)) return value;
  const { nullable, example, format, ...rest } = value;
  const schema: Node = Object.fromEntries(Object.entries(rest).map(([name, child]) => [name, toSchema(child)]));
  if (isNode(value.properties) && value.type === 'object') schema.additionalProperties = false;
  return nullable === true ? { ...schema, type: [value.type, 'null'] } : schema;
}

function validator(name: string): ValidateFunction {
  const { components } = SPECIFICATION;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components: toSchema(components) } as object);
  const found = ajv.getSchema(`api#/components/schemas/${name}`);
  if (found === undefined) throw new Error(`no schema ${name}`);
  return found;
}

const OPERATIONS = [
  ['dataRange', 'DataRangeResponse', 0],
  ['egvs', 'EgvsResponse', 2000],
  ['events', 'EventsResponse', 20],
  ['calibrations', 'CalibrationsResponse', 1],
  ['alerts', 'AlertsResponse', 20],
  ['devices', 'DevicesResponse', 1],
] as const;

const PEOPLE = ['steady', 'variable', 'pregnancy', 'new'] as const;

const WINDOWS = [
  ['full', NOW - 30 * DAY_MS, NOW],
  ['another year', NOW - 330 * DAY_MS, NOW - 300 * DAY_MS],
  ['empty', NOW - 3000 * DAY_MS, NOW - 2980 * DAY_MS],
  ['in the future', NOW + DAY_MS, NOW + 2 * DAY_MS],
] as const;

describe.skipIf(!isThere)('plain answers follow the specification', () => {
  for (const [operation, schema, least] of OPERATIONS) {
    test.each(PEOPLE)(`${operation} of %s`, (personId) => {
      const validate = validator(schema);
      const client = createClient(personId);
      for (const [name, startAt, endAt] of WINDOWS) {
        const query = { startDate: queryTime(startAt), endDate: queryTime(endAt) };
        const answer = client.get(`/v3/users/self/${operation}`, operation === 'dataRange' ? {} : query);
        const body = JSON.parse(answer.body);
        expect(answer.status).toBe(200);
        expect([name, validate(body), validate.errors]).toEqual([name, true, null]);
        const isFull = name === 'full' && personId !== 'new';
        if (isFull && operation !== 'dataRange') expect(body.records.length).toBeGreaterThanOrEqual(least);
        if (name === 'empty' && operation !== 'devices' && operation !== 'dataRange') expect(body.records).toEqual([]);
      }
    });
  }

  test('dataRange of someone who has nothing yet leaves its parts out', () => {
    const validate = validator('DataRangeResponse');
    const client = createClient('new');
    const answer = client.get('/v3/users/self/dataRange', {}, NOW - 10 * DAY_MS);
    expect(validate(JSON.parse(answer.body))).toBe(true);
    expect(Object.keys(JSON.parse(answer.body))).toEqual(['recordType', 'recordVersion', 'userId']);
  });

  test('every path and method of the specification is answered', () => {
    const { paths } = SPECIFICATION;
    const world = createWorld({ createdAt: NOW });
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        const request = { method: method.toUpperCase(), url: path, headers: {}, body: '' };
        expect([404, 405]).not.toContain(handle(request, world, NOW).response.status);
      }
    }
  });

  test('the token answer follows the specification', () => {
    const validate = validator('TokenResponse');
    const world = createWorld({ createdAt: NOW });
    const form = {
      client_id: world.config.clientId,
      redirect_uri: world.config.redirectUris[0] ?? '',
      response_type: 'code',
      scope: 'offline_access',
      state: 'x',
      person: 'steady',
      decision: 'allow',
    };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(form).toString();
    const signed = handle({ method: 'POST', url: '/v3/oauth2/login', headers, body }, world, NOW);
    const code = new URL(signed.response.headers.location ?? '').searchParams.get('code') ?? '';
    const trade = new URLSearchParams({
      client_id: world.config.clientId,
      client_secret: world.config.clientSecret,
      grant_type: 'authorization_code',
      redirect_uri: form.redirect_uri,
      code,
    });
    const url = '/v2/oauth2/token';
    const answer = handle({ method: 'POST', url, headers, body: trade.toString() }, signed.world, NOW);
    expect(answer.response.status).toBe(200);
    expect([validate(JSON.parse(answer.response.body)), validate.errors]).toEqual([true, null]);
  });
});
