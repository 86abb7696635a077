import { expect, it } from 'vitest';
import { holdWhileSpeaking } from './hold-while-speaking';

it('a form waits for the end of what is being said into it', () => {
	const form = new EventTarget();
	const happened: string[] = [];
	let isSpeaking = true;
	const letGo = holdWhileSpeaking(
		form,
		() => isSpeaking,
		() => happened.push('ended')
	);
	form.addEventListener('submit', () => happened.push('sent'));
	const submit = () => form.dispatchEvent(new Event('submit', { cancelable: true }));
	expect(submit()).toBe(false);
	expect(happened).toEqual(['ended']);
	isSpeaking = false;
	expect(submit()).toBe(true);
	expect(happened).toEqual(['ended', 'sent']);
	isSpeaking = true;
	letGo();
	expect(submit()).toBe(true);
});
