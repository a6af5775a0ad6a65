import { parentPort } from 'node:worker_threads';
import { catalogue } from '../catalogue/index.ts';
import { drawJob } from './job.ts';

/** A thread that draws one job a message and answers with its trimmed layers. */
const jobs = new Map(catalogue().map((job) => [job.id, job]));

if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;
port.on('message', (id: string) => {
  const job = jobs.get(id);
  if (!job) throw new Error(`no drawing is called '${id}'`);
  port.postMessage(drawJob(job));
});
