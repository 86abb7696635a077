import { describe, expect, it } from 'vitest';
import { isAllowedEndpoint } from './push-endpoint';

describe('an endpoint', () => {
	it.each([
		'https://fcm.googleapis.com/fcm/send/abc',
		'https://updates.push.services.mozilla.com/wpush/v2/abc',
		'https://web.push.apple.com/abc',
		'https://wns2-par02p.notify.windows.com/w/?token=abc'
	])('of a push service is allowed: %s', (endpoint) =>
		expect(isAllowedEndpoint(endpoint, false)).toBe(true)
	);

	it.each([
		'http://fcm.googleapis.com/x',
		'https://127.0.0.1/x',
		'https://localhost/x',
		'https://[::1]/x',
		'https://10.0.0.8/x',
		'https://169.254.169.254/latest/meta-data',
		'https://0x7f.1/x',
		'https://2130706433/x',
		'https://[fd00::1]/x',
		'https://intranet/x',
		'https://printer.local/x',
		'https://metadata.google.internal/x',
		'https://fcm.googleapis.com:8443/x',
		'https://user:secret@fcm.googleapis.com/x',
		'file:///etc/passwd',
		'javascript:alert(1)',
		'',
		`https://fcm.googleapis.com/${'x'.repeat(1_024)}`
	])('that leads elsewhere is refused: %s', (endpoint) =>
		expect(isAllowedEndpoint(endpoint, false)).toBe(false)
	);

	it('of this machine is allowed to tests only', () => {
		expect(isAllowedEndpoint('http://127.0.0.1:4000/x', true)).toBe(true);
		expect(isAllowedEndpoint('http://127.0.0.1:4000/x', false)).toBe(false);
		expect(isAllowedEndpoint('http://10.0.0.8/x', true)).toBe(false);
	});
});
