export { createSandbox, type SandboxOptions, type SupervisedSandbox } from './create-sandbox.ts';
export { createRemoteSandbox, type RemoteSandboxOptions } from './remote-sandbox.ts';
