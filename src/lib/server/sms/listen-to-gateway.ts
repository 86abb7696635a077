import type { App } from '../app';
import { takeReply } from './take-reply';
import { takeReport } from './take-report';

/**
 * Listens to what the gateway tells, in the process that sends: a session protocol opens its session
 * now, so that reports and answers arrive even when nothing is to be sent.
 */
export function listenToGateway(app: App): void {
	const { sms } = app;
	sms?.listen({
		report: (report) => takeReport(app, sms.name, report),
		reply: (reply) => takeReply(app, sms.name, reply)
	});
}
