import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../scripts/lib/run';

/** The same service behind https, with a certificate for a month that the programs of one home trust. */
export async function startHttpsFront(origin: string, home: string): Promise<{ origin: string; stop(): void }> {
  const dir = await mkdtemp(join(tmpdir(), 'steadyline-https-'));
  const at = (name: string): string => join(dir, name);
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
  await must('openssl', [...make, '-subj', '/CN=Test root', '-keyout', at('ca.key'), '-out', at('ca.pem')]);
  const leaf = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-addext', 'basicConstraints=critical,CA:FALSE'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  await must('openssl', [...make, ...leaf, ...names, '-keyout', at('key'), '-out', at('cert')]);
  const trusted = join(home, '.pki/nssdb');
  await mkdir(trusted, { recursive: true });
  await must('certutil', ['-N', '-d', `sql:${trusted}`, '--empty-password']);
  await must('certutil', ['-A', '-d', `sql:${trusted}`, '-n', 'Test root', '-t', 'C,,', '-i', at('ca.pem')]);

  const [key, cert] = await Promise.all([readFile(at('key')), readFile(at('cert'))]);
  await rm(dir, { recursive: true });
  const server = createServer({ key, cert }, (asked, reply) => {
    const { method, headers, url } = asked;
    const on = request(`${origin}${url}`, { ...(method ? { method } : {}), headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    on.on('error', () => reply.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `https://127.0.0.1:${port}`, stop: () => void server.close() };
}

async function must(program: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await run(program, args);
  if (code !== 0) throw new Error(`${program} failed: ${stderr}`);
}
