/** Bytes that a form or an API call may carry. */
const ORDINARY = 512 * 1024;

/** Bytes that the page which takes school files accepts: a big school's exports. */
const SCHOOL_FILES = 64 * 1024 * 1024;

const UPLOAD_PAGE = '/mediation/ecole';

/**
 * The status that refuses a request for its body, or null. Kit knows one limit for all routes;
 * only the upload page needs a large one. A body whose length is not announced is refused
 * (411, RFC 9110 15.5.12): browsers always announce it.
 */
export function refusalOfBody(
	method: string,
	pathname: string,
	headers: Headers
): 411 | 413 | null {
	if (method === 'GET' || method === 'HEAD') return null;
	const announced = headers.get('content-length');
	if (announced === null) return headers.has('transfer-encoding') ? 411 : null;
	const limit = pathname === UPLOAD_PAGE ? SCHOOL_FILES : ORDINARY;
	return Number(announced) <= limit ? null : 413;
}
