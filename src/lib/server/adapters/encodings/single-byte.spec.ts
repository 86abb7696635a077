import { describe, expect, it } from 'vitest';
import { decodeLatin9, decodeWindows1252, encodeLatin9 } from './single-byte';

const everyByte = Uint8Array.from({ length: 256 }, (_, i) => i);

describe('single byte encodings', () => {
	it('agree with the Encoding standard on every byte', () => {
		expect(decodeLatin9(everyByte)).toBe(new TextDecoder('iso-8859-15').decode(everyByte));
		expect(decodeWindows1252(everyByte)).toBe(new TextDecoder('windows-1252').decode(everyByte));
	});
	it('know the letters that Latin-1 lacks', () => {
		expect(decodeLatin9(Uint8Array.of(0xa4, 0xbd, 0xbc, 0xbe, 0xa6, 0xa8, 0xb4, 0xb8))).toBe(
			'€œŒŸŠšŽž'
		);
		expect(decodeWindows1252(Uint8Array.of(0x80, 0x9c, 0x8c, 0x9f, 0x8a, 0x9a, 0x8e, 0x9e))).toBe(
			'€œŒŸŠšŽž'
		);
	});
	it('write what they read', () => {
		expect(decodeLatin9(encodeLatin9('Cœur é € Ÿ'))).toBe('Cœur é € Ÿ');
		expect(() => encodeLatin9('Київ')).toThrow(RangeError);
		expect(() => encodeLatin9('¤')).toThrow(RangeError);
	});
});
