// Lists every operation of the description with its parameters, body and answers.
const main = document.getElementById('paths');
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text ?? '' });

const shape = (schema, all, depth = 0) => {
  if (!schema || depth > 4) return '…';
  if (schema.$ref) return shape(all[schema.$ref.split('/').pop()], all, depth + 1);
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, value]) => [key, shape(value, all, depth + 1)]),
    );
  }
  if (schema.items) return [shape(schema.items, all, depth + 1)];
  return schema.enum ? schema.enum.join(' | ') : (schema.format ?? schema.type ?? 'any');
};

const example = (content, all) => {
  const schema = Object.values(content ?? {})[0]?.schema;
  return schema ? element('pre', JSON.stringify(shape(schema, all), null, 2)) : element('p', '–');
};

const operation = (path, verb, what, all) => {
  const details = element('details');
  const summary = element('summary');
  summary.append(element('b', verb.toUpperCase()), element('code', path));
  details.append(summary);
  for (const parameter of what.parameters ?? []) {
    details.append(element('p', `${parameter.in}: ${parameter.name}${parameter.required ? ' (required)' : ''}`));
  }
  if (what.requestBody) details.append(element('h4', 'Body'), example(what.requestBody.content, all));
  for (const [status, answer] of Object.entries(what.responses ?? {})) {
    if (status !== 'default') details.append(element('h4', `Answers ${status}`), example(answer.content, all));
  }
  return details;
};

fetch('/api/v1/openapi.json')
  .then((answer) => answer.json())
  .then((description) => {
    main.replaceChildren();
    for (const [path, verbs] of Object.entries(description.paths)) {
      for (const [verb, what] of Object.entries(verbs)) {
        main.append(operation(path, verb, what, description.components.schemas));
      }
    }
  });
