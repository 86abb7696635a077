import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate for this machine's loopback, and its key, both PEM. */
export interface SelfSigned {
	cert: string;
	key: string;
}

const DAY = 86_400_000;

/**
 * Makes a certificate for 127.0.0.1 and localhost (RFC 5280), valid around the present day.
 * @param kind of key: elliptic for TLS, RSA for the signatures of XML
 */
export function selfSigned(kind: 'ec' | 'rsa' = 'ec'): SelfSigned {
	const { privateKey, publicKey } =
		kind === 'ec'
			? generateKeyPairSync('ec', { namedCurve: 'P-256' })
			: generateKeyPairSync('rsa', { modulusLength: 2048 });
	const algorithm = kind === 'ec' ? ECDSA_SHA256 : RSA_SHA256;
	const name = sequence(set(sequence(COMMON_NAME, der(0x0c, Buffer.from('localhost')))));
	const content = sequence(
		der(0xa0, der(0x02, Buffer.from([2]))), // version 3
		der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])), // serial number
		algorithm,
		name,
		sequence(time(Date.now() - DAY), time(Date.now() + 30 * DAY)),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, sequence(sequence(SUBJECT_NAMES, der(0x04, loopbackNames()))))
	);
	const signature = sign('sha256', content, privateKey);
	const whole = sequence(content, algorithm, der(0x03, Buffer.from([0]), signature));
	return {
		cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
	};
}

function loopbackNames(): Buffer {
	return sequence(
		der(0x82, Buffer.from('localhost')),
		der(0x87, Buffer.from([127, 0, 0, 1])) // an address
	);
}

function der(tag: number, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size =
		length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
	return der(0x30, ...parts);
}

function set(...parts: Buffer[]): Buffer {
	return der(0x31, ...parts);
}

/** YYMMDDhhmmssZ */
function time(instant: number): Buffer {
	const digits = new Date(instant).toISOString().replace(/[-:T]/g, '').slice(2, 14);
	return der(0x17, Buffer.from(`${digits}Z`));
}

const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const COMMON_NAME = oid('550403');
const SUBJECT_NAMES = oid('551d11');
const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const RSA_SHA256 = sequence(oid('2a864886f70d01010b'), der(0x05));
