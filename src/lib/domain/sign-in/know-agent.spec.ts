import { describe, expect, it } from 'vitest';
import { comparedAddress, knowAgent } from './know-agent';

const person = { staffId: 'claire', isRevoked: false };
const registered = { ...person, hasOtherIdentity: false };

describe('which member of staff an identity is', () => {
	it('the one to whom it is linked, whatever address it now tells', () => {
		const facts = { linkedTo: person, registered: { ...registered, staffId: 'successor' } };
		expect(knowAgent(facts)).toEqual({ ok: true, value: { staffId: 'claire', isNew: false } });
	});

	it('the first time, the one registered with its address', () =>
		expect(knowAgent({ linkedTo: null, registered })).toEqual({
			ok: true,
			value: { staffId: 'claire', isNew: true }
		}));

	it.each([
		['nobody', { linkedTo: null, registered: null }, 'sign-in.unknown-agent'],
		[
			'nobody who was revoked, linked',
			{ linkedTo: { ...person, isRevoked: true }, registered },
			'sign-in.unknown-agent'
		],
		[
			'nobody who was revoked, registered',
			{ linkedTo: null, registered: { ...registered, isRevoked: true } },
			'sign-in.unknown-agent'
		],
		[
			'nobody whose address another identity already took',
			{ linkedTo: null, registered: { ...registered, hasOtherIdentity: true } },
			'sign-in.other-identity'
		]
	] as const)('%s', (_, facts, code) =>
		expect(knowAgent(facts)).toEqual({ ok: false, error: { code } })
	);

	it('compares addresses whole, but for capitals and blanks', () => {
		expect(comparedAddress({ email: ' Claire@Exemple.FR ' })).toBe('claire@exemple.fr');
		expect(comparedAddress({ email: ' ' })).toBeNull();
		expect(comparedAddress({ email: null })).toBeNull();
	});
});
