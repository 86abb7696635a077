import { createECDH, randomBytes } from 'node:crypto';
import { decrypt } from 'http_ece';
import { describe, expect, it } from 'vitest';
import { encryptMessage } from './encrypt-message';

const bytes = (text: string) => Buffer.from(text, 'base64url');

describe('the encryption of a message', () => {
	it("is the RFC's, byte for byte (RFC 8291, 5 and appendix A)", () => {
		const body = encryptMessage(
			'When I grow up, I want to be a watermelon',
			{
				p256dh:
					'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
				auth: 'BTBZMqHH6r4Tts7J_aSIgg'
			},
			{
				privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
				salt: bytes('DGv6ra1nlYgDCS1FRnbzlw')
			}
		);
		expect(body.toString('base64url')).toBe(
			'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY' +
				'WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN'
		);
	});

	it.each([0, 1, 15, 16, 17, 300, 3_993])('is read by the device: %i bytes', (length) => {
		const { target, read } = device();
		const text = 'é'.repeat(Math.floor(length / 2)) + 'x'.repeat(length % 2);
		const body = encryptMessage(text, target);
		expect(body).toHaveLength(length + 103);
		expect(read(body)).toBe(text);
	});

	it('has a new key and a new salt each time', () => {
		const { target } = device();
		const [one, two] = [encryptMessage('x', target), encryptMessage('x', target)];
		expect(one.subarray(0, 16)).not.toEqual(two.subarray(0, 16));
		expect(one.subarray(21, 86)).not.toEqual(two.subarray(21, 86));
	});

	it.each([
		['no point', { p256dh: 'AAAA' }],
		['a point beside the curve', { p256dh: Buffer.alloc(65, 4).toString('base64url') }],
		['a short secret', { auth: 'AAAA' }]
	])('refuses %s', (_name, change) => {
		expect(() => encryptMessage('x', { ...device().target, ...change })).toThrow();
	});
});

function device() {
	const keys = createECDH('prime256v1');
	const p256dh = keys.generateKeys('base64url');
	const auth = randomBytes(16).toString('base64url');
	return {
		target: { p256dh, auth },
		read: (body: Buffer) =>
			decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth }).toString('utf8')
	};
}
