import { expect, test } from 'vitest';
import { hostOf, isRemoteLink } from './remote-link';

test('a link is https, to a host of the network, with nobody’s password in it', () => {
	expect(isRemoteLink('https://visio.example.org/atelier-12')).toBe(true);
	for (const bad of [
		'http://visio.example.org/atelier',
		'javascript:alert(1)',
		'https://user:secret@visio.example.org/',
		'https://localhost/atelier',
		'visio.example.org/atelier',
		''
	]) {
		expect(isRemoteLink(bad), bad).toBe(false);
	}
	expect(hostOf('https://visio.example.org/atelier-12')).toBe('visio.example.org');
});
