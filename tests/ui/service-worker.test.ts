import { describe, expect, it } from 'vitest';
import { handling } from '../../src/service-worker/handling.ts';

const SCOPE = new URL('https://bureau.example/site/');

function how(url: string, { method = 'GET', headers = {} as Record<string, string> } = {}) {
  return handling({ method, url, headers: new Headers(headers) }, SCOPE);
}

describe('how the service worker answers', () => {
  it('takes files named by their digest from what is stored', () => {
    expect(how('https://bureau.example/site/_app/immutable/chunks/a.js')).toBe('unchanging');
  });

  it('asks the network first for pages and data', () => {
    expect(how('https://bureau.example/site/compare/?k=petition')).toBe('current');
    expect(how('https://bureau.example/site/_app/version.json')).toBe('current');
  });

  it.each([
    ['another origin', 'https://elsewhere.example/site/', {}],
    ['a neighbour on the same host', 'https://bureau.example/other/', {}],
    ['a part of a file', 'https://bureau.example/site/dataset/duibiao.duckdb', { headers: { range: 'bytes=0-9' } }],
    ['a question about a file', 'https://bureau.example/site/', { method: 'HEAD' }],
  ])('leaves %s to the browser', (_, url, request) => {
    expect(how(url, request)).toBe('left alone');
  });
});
