using 'main.bicep'

param stage = 'test'
param location = 'germanywestcentral'
param botLocation = 'westeurope'
param tenantId = '00000000-0000-0000-0000-000000000000'
param botAppId = '00000000-0000-0000-0000-000000000000'
param image = 'registry.example/bcm-lotse@sha256:0000000000000000000000000000000000000000000000000000000000000000'
param registryServer = 'registry.example'
param publicUrl = 'https://bcm-test.example'
param mailFrom = 'bcm-test@example.org'
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
}
param secrets = [
  'DEAD_MAN_URL'
  'EMERGENCY_SECRET'
  'HANDBOOK_KEY'
  'INTAKE_SECRET'
  'LINK_SECRET'
  'METRICS_TOKEN'
  'SMTP_URL'
]
param minReplicas = 2
param maxThroughput = 1000
param logDays = 30
param alertMail = 'bcm-betrieb@example.org'
