export { createSandbox, type SandboxOptions, type SupervisedSandbox } from './create-sandbox.ts';
