// Calls a server with openapi-fetch and the types that openapi-typescript makes of openapi.json.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/openapi-typescript";

type Schemas = components["schemas"];
type Category = Schemas["EquipmentCategory"];

// A list may also be text, where `format` asks for it; here it is always JSON.
type Json = "application/json" | "application/problem+json";

const client = createClient<paths, Json>({ baseUrl: process.argv[2] });

async function listAll(): Promise<void> {
  const { data } = await client.GET("/v1/agreements", { params: { query: { sort: "-signed_on" } } });
  assert(data);
  assert(data.results.length > 0);
  assert.equal(data.meta.count, data.results.length);
  for (const agreement of data.results) {
    assert(agreement.parties.length + agreement.organizations.length > 0);
    assert(agreement.citations.every((citation) => citation.quote !== ""));
  }
}

async function statements(limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await client.GET("/v1/statements", { params: { query: { limit, cursor } } });
    assert(data);
    ids.push(...data.results.map((statement) => statement.id));
    cursor = data.meta.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

async function pageThrough(): Promise<void> {
  const whole = await statements(200);
  assert(whole.length > 6);
  assert.deepEqual(await statements(3), whole);
}

async function deals(...category: Category[]): Promise<Schemas["EquipmentDeal"][]> {
  const { data } = await client.GET("/v1/equipment-deals", { params: { query: { category } } });
  assert(data);
  return data.results;
}

async function filterByTwoValues(): Promise<void> {
  const both = await deals("aircraft", "armoured_vehicles");
  const [aircraft, vehicles] = [await deals("aircraft"), await deals("armoured_vehicles")];
  assert.deepEqual(new Set(both.map((deal) => deal.category)), new Set(["aircraft", "armoured_vehicles"]));
  assert.equal(both.length, aircraft.length + vehicles.length);
}

async function meetProblems(): Promise<void> {
  const id = "nobody-has-this-id";
  const missing = await client.GET("/v1/agreements/{id}", { params: { path: { id } } });
  assert.equal(missing.error?.status, 404);
  assert.equal(missing.error.instance, `/v1/agreements/${id}`);
  const refused = await client.GET("/v1/agreements", { params: { query: { country: ["Peru"] } } });
  assert.equal(refused.error?.status, 422);
  assert.equal(refused.error.errors[0]?.parameter, "country");
}

await listAll();
await pageThrough();
await filterByTwoValues();
await meetProblems();
