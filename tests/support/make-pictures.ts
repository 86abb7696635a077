import { join, relative } from 'node:path';
import { withSource } from './load-source.ts';

/** `npm run pictures`: makes the README's pictures anew, from the demo. */
await withSource(
	join(import.meta.dirname, 'take-pictures.ts'),
	({ takePictures }: { takePictures(say: (path: string) => void): Promise<void> }) =>
		takePictures((path) => process.stdout.write(`${relative(process.cwd(), path)}\n`))
);
