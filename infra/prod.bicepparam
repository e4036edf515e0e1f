using 'main.bicep'

param stage = 'prod'
param location = 'germanywestcentral'
param botLocation = 'westeurope'
param tenantId = '00000000-0000-0000-0000-000000000000'
param botAppId = '00000000-0000-0000-0000-000000000000'
param image = 'registry.example/bcm-lotse@sha256:0000000000000000000000000000000000000000000000000000000000000000'
param registryServer = 'registry.example'
param publicUrl = 'https://bcm.example'
param mailFrom = 'bcm@example.org'
// A setting that is not used is left out, also out of the secrets: a secret that is not in the vault stops the deployment.
param options = {
  // The entrance of the environment: its addresses are reserved for it, nobody else can have them.
  TRUSTED_PROXIES: '100.100.0.0/16'
  FEED: 'on'
  DIRECTORY: 'graph'
  TEAMS_CATALOG_ID: '00000000-0000-0000-0000-000000000000'
  // A channel of its own: every five minutes the synthetic alarm goes there.
  SYNTHETIC_CONVERSATION: '19:00000000000000000000000000000000@thread.tacv2'
  INTAKE_DOMAIN: 'MI-ITN'
  MAIL_REPLY_TO: 'lagezentrum@example.org'
  SMS_URL: 'https://sms.example/send'
  SMS_BODY: '{"to":"{to}","text":"{text}","callback":"{callback}","id":"{id}"}'
  SMS_PRICE: '0.08'
  VOICE_URL: 'https://voice.example/call'
  VOICE_BODY: '{"to":"{to}","text":"{text}","callback":"{callback}","id":"{id}"}'
  VOICE_PRICE: '0.12'
  LINK_URL: 'https://l.example'
  EMERGENCY_URL: 'https://notfall.example'
}
param secrets = [
  'DEAD_MAN_URL'
  'EMERGENCY_SECRET'
  'HANDBOOK_KEY'
  'INTAKE_SECRET'
  'LINK_SECRET'
  'METRICS_TOKEN'
  'SMS_AUTH'
  'SMS_CALLBACK_SECRET'
  'SMTP_URL'
  'VOICE_AUTH'
  'VOICE_CALLBACK_SECRET'
]
param minReplicas = 3
param maxThroughput = 4000
param logDays = 90
param alertMail = 'bcm-betrieb@example.org'
