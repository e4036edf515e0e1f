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
param secrets = ['INTAKE_SECRET', 'LINK_SECRET', 'SMTP_URL']
param minReplicas = 3
param maxThroughput = 4000
param logDays = 90
param alertMail = 'bcm-betrieb@example.org'
