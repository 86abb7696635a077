import webpush from 'web-push';
import type { Database } from '../db/client';
import { keepSetting } from '../installation/setting';

/** The key pair by which push services recognise this installation (RFC 8292), base64url. */
export interface VapidKeys {
	publicKey: string;
	privateKey: string;
}

/** The installation's keys, made at its first start and never again: subscriptions hang on them. */
export async function vapidKeys(db: Database): Promise<VapidKeys> {
	return keepSetting(db, 'vapid-keys', webpush.generateVAPIDKeys);
}
