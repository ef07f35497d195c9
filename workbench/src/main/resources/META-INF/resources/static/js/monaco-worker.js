/* Monaco's worker, started from an address of ours so that the content policy can forbid all others. */
const base = new URLSearchParams(self.location.search).get('base');
if (!/^\/webjars\/monaco-editor\/[\w.-]+\/min\/vs$/.test(base)) {
  throw new Error(`no place for Monaco: ${base}`);
}
self.MonacoEnvironment = { baseUrl: base.slice(0, -'vs'.length) };
importScripts(`${base}/base/worker/workerMain.js`);
