import { stripTypeScriptTypes } from 'node:module';

/** What Jest's own runtime gives to Node: sources whose types are gone, line for line. */
export default { process: (source) => ({ code: stripTypeScriptTypes(source) }) };
