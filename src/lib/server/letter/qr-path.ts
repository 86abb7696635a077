import QRCode from 'qrcode';

/**
 * A QR code as a drawing: its side in modules (quiet zone of four included, ISO/IEC 18004, 9.1) and
 * one path of its dark modules. Error correction Q: a quarter of it may be folded or stained.
 */
export function qrPath(text: string): { side: number; path: string } {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' });
	const quiet = 4;
	let path = '';
	for (let y = 0; y < modules.size; y++) {
		for (let x = 0; x < modules.size; x++) {
			if (!modules.get(y, x)) continue;
			const start = x;
			while (x + 1 < modules.size && modules.get(y, x + 1)) x++;
			path += `M${start + quiet} ${y + quiet}h${x - start + 1}v1h-${x - start + 1}z`;
		}
	}
	return { side: modules.size + 2 * quiet, path };
}
