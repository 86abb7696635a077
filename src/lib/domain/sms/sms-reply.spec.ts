import { describe, expect, it } from 'vitest';
import { wishOf } from './sms-reply';

describe('an answer to a short message', () => {
	it.each([
		'STOP',
		'stop',
		' Stop. ',
		'« STOP »',
		'Arrêt',
		'ARRETEZ !',
		'unsubscribe',
		'стоп',
		'Відписатися',
		'توقف',
		'إيقاف',
		'dur',
		'İptal',
		'parar',
		'\u200fقف\u200f'
	])('%s asks for silence', (text) => expect(wishOf(text)).toBe('stop'));

	it.each(['START', 'Reprendre', 'старт', 'başla', 'Começar', 'ابدأ'])('%s takes it back', (text) =>
		expect(wishOf(text)).toBe('start')
	);

	it.each([
		'',
		'oui',
		'ok',
		'Stop ! Mon fils est malade',
		'ne pas arrêter',
		'non-stop',
		'stopper',
		'Il va reprendre demain',
		'bonjour',
		`${' '.repeat(400)}STOP`
	])('%j is no wish', (text) => expect(wishOf(text)).toBe(null));

	it('may carry the keyword of a shared number, on either side', () => {
		expect(wishOf('stop école', 'ECOLE')).toBe('stop');
		expect(wishOf('Ecole STOP', 'ECOLE')).toBe('stop');
		expect(wishOf('ECOLE', 'ECOLE')).toBe(null);
		expect(wishOf('stop école')).toBe(null);
	});
});
