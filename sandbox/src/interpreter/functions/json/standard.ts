import { parseJson } from '../../values/json-document.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import { INT32 } from '../define/types.ts';
import { documentIn, scalarOf, toValue } from './documents.ts';
import { fragmentAt } from './fragments.ts';
import { follow, readPath } from './path.ts';

/** JSON_VALUE(document, path): a scalar as text; NULL for a document or nothing, an error in strict mode. */
export const jsonValue = bound('as?', 'text', (_, { semantics: { dialect } }) => ([document, text = '$']) => {
  const root = dialect === 'oracle' ? parseJson(textIn(document)) : documentIn(document, dialect);
  const path = readPath(textIn(text), dialect, 'JSON_VALUE');
  const [node] = root ? follow(root, path, dialect !== 'mssql') : [];
  const isScalar = node && node.kind !== 'array' && node.kind !== 'object';
  if (path.strict && dialect === 'mssql' && (!node || !isScalar))
    refuse('JSON_VALUE', dialect, {
      mssql: node
        ? ['13623', 'Scalar value cannot be found in the specified JSON path.']
        : ['13608', 'Property cannot be found on the specified JSON path.'],
    });
  return isScalar ? scalarOf(node, dialect) : null;
});

/** JSON_QUERY(document, path): an object or array as text; NULL for a scalar. */
export const jsonQuery = bound('as?', 'text', (_, { semantics: { dialect } }) => ([document, text = '$']) => {
  const root = documentIn(document, dialect);
  const path = readPath(textIn(text), dialect, 'JSON_QUERY');
  const [node] = follow(root, path, dialect !== 'mssql');
  const isDocument = node && (node.kind === 'array' || node.kind === 'object');
  if (path.strict && dialect === 'mssql' && !isDocument)
    refuse('JSON_QUERY', dialect, {
      mssql: node
        ? ['13624', 'Object or array cannot be found in the specified JSON path.']
        : ['13608', 'Property cannot be found on the specified JSON path.'],
    });
  if (!isDocument) return null;
  // T-SQL gives the text as it stands in the document.
  return dialect === 'mssql' ? fragmentAt(textIn(document), path) : toValue(node, dialect);
});
export const isJson = scalar('s', INT32, ([value]) => {
  const node = parseJson(textIn(value));
  return node?.kind === 'object' || node?.kind === 'array' ? 1n : 0n;
});
