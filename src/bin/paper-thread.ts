import typst from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * The thread that sets type: Typst, away from the loop that answers visitors. It takes
 * `{ id, template, data, parts, isTagged }` and answers `{ id, bytes, pages }` or `{ id, error }`, one after
 * the other; of a document in parts, it says `{ id, step }` after each.
 * What a document says comes as JSON that the template reads: never as text that Typst would parse.
 *
 * It imports packages only: from the sources, Node starts this very file.
 */
interface Asked {
	id: number;
	template: string;
	/** JSON. */
	data: string;
	/** JSON of each part. */
	parts: string[];
	/** Tagged for those who listen to it; what is only printed is half as large without. */
	isTagged: boolean;
}

const { fonts, files } = workerData as { fonts: string[]; files: Record<string, string> };
/** Nothing is read from there: every file that a template may name is in memory. */
const FOLDER = resolve('/passerelle-paper');

const compiler = typst.NodeCompiler.create({
	workspace: FOLDER,
	fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(file)) }]
});
for (const [name, content] of Object.entries(files)) {
	compiler.mapShadow(resolve(FOLDER, name), Buffer.from(content));
}

parentPort!.on('message', ({ id, ...asked }: Asked) => {
	try {
		const { bytes, pages } = print(asked, (step) => parentPort!.postMessage({ id, step }));
		parentPort!.postMessage({ id, bytes, pages }, [bytes.buffer]);
	} catch (error) {
		parentPort!.postMessage({ id, error: (error as Error).message });
	}
});

function print(
	{ template, data, parts, isTagged }: Omit<Asked, 'id'>,
	told: (step: number) => void
): { bytes: Uint8Array<ArrayBuffer>; pages: number } {
	const given: string[] = [];
	const give = (name: string, json: string) => {
		const file = resolve(FOLDER, name);
		given.push(file);
		compiler.mapShadow(file, Buffer.from(json));
	};
	try {
		give('data.json', data);
		give('parts.json', '0');
		let document = parts.length === 0 ? compile(template) : null;
		// Each turn lays out one part more: what was laid out before is remembered.
		for (const [n, part] of parts.entries()) {
			give(`part-${n}.json`, part);
			give('parts.json', String(n + 1));
			document = compile(template);
			told(n + 1);
		}
		const pdf = exported(document!, isTagged);
		// What Typst gives is its own: the copy is handed over whole.
		return { bytes: new Uint8Array(pdf), pages: document!.numOfPages };
	} finally {
		// Letters carry secrets: nothing of them stays here once they are printed.
		for (const file of given) compiler.unmapShadow(file);
		compiler.evictCache(0);
	}
}

/** PDF/UA-1 (ISO 14289-1) where it can be: it refuses a letter that no font has, an emoji in a note. */
function exported(document: typst.NodeTypstDocument, isTagged: boolean): Buffer {
	if (!isTagged) return compiler.pdf(document, { pdfTags: false });
	try {
		return compiler.pdf(document, { pdfStandard: 'ua-1' });
	} catch {
		return compiler.pdf(document, {});
	}
}

function compile(template: string): typst.NodeTypstDocument {
	const made = compiler.compile({ mainFilePath: resolve(FOLDER, template) });
	const document = made.result;
	// A font that is missing is only a warning to Typst: here it would be squares on a letter.
	const said = [made.takeDiagnostics(), made.takeWarnings()].flatMap(
		(found) => found?.shortDiagnostics ?? []
	) as { message: string }[];
	if (!document || said.length > 0) {
		const words = new Set(said.map(({ message }) => message));
		throw new Error(`Typst refused ${template}: ${[...words].join('; ')}`);
	}
	return document;
}
