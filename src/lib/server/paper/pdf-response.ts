/** A file to save, which nobody keeps on the way: it names people. */
export function fileResponse(file: {
	bytes: Uint8Array<ArrayBuffer>;
	mediaType: string;
	fileName: string;
}): Response {
	return new Response(file.bytes, {
		headers: {
			'content-type': file.mediaType,
			'content-disposition': `attachment; filename="${file.fileName.replace(/[^\w.-]/g, '-')}"`,
			'cache-control': 'no-store'
		}
	});
}

/** A PDF to save. */
export function pdfResponse(bytes: Uint8Array<ArrayBuffer>, fileName: string): Response {
	return fileResponse({ bytes, mediaType: 'application/pdf', fileName });
}
