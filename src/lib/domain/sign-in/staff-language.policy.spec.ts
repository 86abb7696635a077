import { describe, expect, it } from 'vitest';
import { rolesThat } from '../../../../tests/factories/policy-actors';
import { ROLES } from '../shared/actor';
import { canChooseLanguageOf } from './staff-language.policy';

describe('the language of the back-office', () => {
	it('is chosen by everybody for themselves', () =>
		expect(rolesThat((actor) => canChooseLanguageOf(actor, actor.staffId))).toEqual([...ROLES]));
	it('is chosen by nobody for a colleague', () =>
		expect(rolesThat((actor) => canChooseLanguageOf(actor, 'a-colleague'))).toEqual([]));
});
