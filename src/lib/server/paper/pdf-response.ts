/** A PDF to save, which nobody keeps on the way: it names people. */
export function pdfResponse(bytes: Uint8Array<ArrayBuffer>, fileName: string): Response {
	return new Response(bytes, {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '-')}"`,
			'cache-control': 'no-store'
		}
	});
}
