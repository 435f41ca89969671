// Calls a server with the client that orval makes of openapi.json.
import assert from "node:assert/strict";
import { EquipmentCategory, AgreementSort } from "./generated/orval";
import { getAgreement, listAgreements, listEquipmentDeals, listStatements } from "./generated/orval";
import type { EquipmentDeal } from "./generated/orval";

// orval's functions ask for paths, as a browser would on the server's own pages.
const plain = globalThis.fetch;
globalThis.fetch = (path, options) => plain(new URL(String(path), process.argv[2]), options);

async function listAll(): Promise<void> {
  const answer = await listAgreements({ sort: AgreementSort.SIGNED_ON_DESCENDING });
  assert(answer.status === 200 && typeof answer.data !== "string"); // a list is text where `format` asks for it
  const { results, meta } = answer.data;
  assert(results.length > 0);
  assert.equal(meta.count, results.length);
  for (const agreement of results) {
    assert(agreement.parties.length + agreement.organizations.length > 0);
    assert(agreement.citations.every((citation) => citation.quote !== ""));
  }
}

async function statements(limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const answer = await listStatements({ limit, cursor });
    assert(answer.status === 200 && typeof answer.data !== "string");
    const { results, meta } = answer.data;
    ids.push(...results.map((statement) => statement.id));
    cursor = meta.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

async function pageThrough(): Promise<void> {
  const whole = await statements(200);
  assert(whole.length > 6);
  assert.deepEqual(await statements(3), whole);
}

async function deals(...category: EquipmentCategory[]): Promise<EquipmentDeal[]> {
  const answer = await listEquipmentDeals({ category });
  assert(answer.status === 200 && typeof answer.data !== "string");
  return answer.data.results;
}

async function filterByTwoValues(): Promise<void> {
  const { aircraft, armoured_vehicles } = EquipmentCategory;
  const both = await deals(aircraft, armoured_vehicles);
  const [some, others] = [await deals(aircraft), await deals(armoured_vehicles)];
  assert.deepEqual(new Set(both.map((deal) => deal.category)), new Set([aircraft, armoured_vehicles]));
  assert.equal(both.length, some.length + others.length);
}

async function meetProblems(): Promise<void> {
  const id = "nobody-has-this-id";
  const missing = await getAgreement(id);
  assert(missing.status === 404);
  assert.equal(missing.data.status, 404);
  assert.equal(missing.data.instance, `/v1/agreements/${id}`);
  const refused = await listAgreements({ country: ["Peru"] });
  assert(refused.status === 422);
  assert.equal(refused.data.errors[0]?.parameter, "country");
}

await listAll();
await pageThrough();
await filterByTwoValues();
await meetProblems();
