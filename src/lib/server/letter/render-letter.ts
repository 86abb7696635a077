import { render } from 'svelte/server';
import InvitationLetter from '../../ui/letter/InvitationLetter.svelte';
import type { Letter } from '../../ui/letter/letter';
import styles from '../../ui/letter/letter.css?raw';

/** A whole HTML document of letters, one A4 page each, that needs no other file. */
export function renderLetters(letters: readonly Letter[]): string {
	const pages = letters.map((letter) => render(InvitationLetter, { props: { letter } }).body);
	return (
		'<!doctype html><html lang="fr"><head><meta charset="utf-8">' +
		'<meta name="viewport" content="width=device-width, initial-scale=1">' +
		'<meta name="referrer" content="no-referrer"><title>Passerelle</title>' +
		`<style>body{margin:0}${styles}</style></head><body>${pages.join('')}</body></html>`
	);
}
