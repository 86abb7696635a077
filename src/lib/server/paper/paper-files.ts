import { drawings } from '../../ui/pictogram/drawings';
import { VIEW_BOX } from '../../ui/pictogram/pictogram';
import footbridge from './templates/footbridge.svg?raw';

const templates = import.meta.glob<string>('./templates/*.typ', {
	eager: true,
	query: '?raw',
	import: 'default'
});

/** The files that templates may name: themselves, and the pictures of the pages. */
export function paperFiles(): Record<string, string> {
	const files: Record<string, string> = { 'footbridge.svg': footbridge };
	for (const [path, source] of Object.entries(templates)) {
		files[path.slice(path.lastIndexOf('/') + 1)] = source;
	}
	for (const [name, drawing] of Object.entries(drawings)) {
		files[`pictures/${name}.svg`] =
			`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${VIEW_BOX}" fill="currentColor">${drawing}</svg>`;
	}
	return files;
}
