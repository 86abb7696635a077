import { expect, it } from 'vitest';
import { messagesOf } from '../../../../../tests/support/message-files';
import { slotsOf } from '../../../domain/wording/wording-key';
import { slotKey, slotParts } from './slot-parts';

it('a text is cut at its slots', () => {
	expect(slotParts('{{name}} est absent {{day}}.')).toEqual([
		{ slot: 'name' },
		{ text: ' est absent ' },
		{ slot: 'day' },
		{ text: '.' }
	]);
	expect(slotParts('Bonjour')).toEqual([{ text: 'Bonjour' }]);
	expect(slotParts('{{ name }}')).toEqual([{ text: '{{ name }}' }]);
});

it('every slot of a family’s sentences is explained', () => {
	const french = [...messagesOf('fr')].filter(([key]) => !key.startsWith('mediation'));
	const unknown = french
		.flatMap(([, text]) => slotsOf(text))
		.filter((slot) => slotKey(slot).endsWith('.other'));
	expect(unknown).toEqual([]);
});
