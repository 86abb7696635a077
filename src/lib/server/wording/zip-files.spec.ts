import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { zipFiles } from './zip-files';

/** What another program finds in an archive. */
async function unzip(archive: Uint8Array): Promise<Record<string, string>> {
	const open = promisify<Buffer, ZipFile>((bytes, done) =>
		fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, done)
	);
	const zip = await open(Buffer.from(archive));
	const found: Record<string, string> = {};
	return new Promise((resolve, reject) => {
		zip.on('error', reject);
		zip.on('end', () => resolve(found));
		zip.on('entry', (entry: Entry) => {
			zip.openReadStream(entry, (error, stream) => {
				if (error) return reject(error);
				void text(stream).then((said) => {
					found[entry.fileName] = said;
					zip.readEntry();
				}, reject);
			});
		});
		zip.readEntry();
	});
}

it('an archive gives its files back', async () => {
	const files = [
		{ name: 'ar/absence.json', text: `${JSON.stringify({ ask: 'لماذا؟' })}\n` },
		{ name: 'ar/vide.json', text: '' },
		{ name: 'ar/à-côté.json', text: 'x'.repeat(20_000) }
	];
	const archive = zipFiles(files, new Date('2026-11-24T10:00:00Z'));
	expect(await unzip(archive)).toEqual(Object.fromEntries(files.map((f) => [f.name, f.text])));
	expect(archive.length).toBeLessThan(1_000);
});
