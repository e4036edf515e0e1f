// BCM-Lotse in Azure: everything in one resource group, everything in the EU, no keys.
targetScope = 'resourceGroup'

@description('Stage; part of every name.')
@allowed(['test', 'prod'])
param stage string

@description('Where everything but the bot lives. Regions of the EU only.')
@allowed(['germanywestcentral', 'westeurope', 'northeurope', 'swedencentral', 'francecentral'])
param location string

@description('Where the bot service keeps its data: regional, the one region of the EU that has zones.')
@allowed(['westeurope'])
param botLocation string

@description('Entra tenant of the administration.')
param tenantId string

@description('App registration of bot and tab (single tenant).')
param botAppId string

@description('Image with digest, such as registry.example/bcm-lotse@sha256:…')
param image string

@description('Registry that holds the image; the identity needs AcrPull there.')
param registryServer string

@description('Origin under which people and Teams reach the product, such as https://bcm.example.')
param publicUrl string

@description('Address of the mail relay, such as smtps://relay.example:465. Its password lies in the vault.')
param mailFrom string

@description('Further settings that are no secrets, by the names of docs/einstellungen.md.')
param options object

@description('Names of secrets that were put into the vault; each becomes the environment variable of that name.')
param secrets array

@description('Replicas that always run. Two at least: one sends, the other takes over within seconds.')
@minValue(2)
param minReplicas int

@description('Most request units a second that the database may grow to.')
@minValue(1000)
param maxThroughput int

@description('Days that logs are kept.')
@minValue(30)
@maxValue(90)
param logDays int

@description('Where alerts go.')
param alertMail string

var name = 'bcm-lotse-${stage}'
var tags = { product: 'bcm-lotse', stage: stage }

module network 'modules/network.bicep' = {
  name: 'network'
  params: { name: name, location: location, tags: tags }
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: name, location: location, tags: tags }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: { name: name, location: location, tags: tags, days: logDays }
}

module database 'modules/cosmos.bicep' = {
  name: 'database'
  params: {
    name: name
    location: location
    tags: tags
    maxThroughput: maxThroughput
    principalId: identity.outputs.principalId
    subnetId: network.outputs.privateSubnetId
    zoneId: network.outputs.cosmosZoneId
    workspaceId: logs.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: name
    location: location
    tags: tags
    tenantId: tenantId
    principalId: identity.outputs.principalId
    subnetId: network.outputs.privateSubnetId
    zoneId: network.outputs.vaultZoneId
    workspaceId: logs.outputs.workspaceId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    tags: tags
    image: image
    registryServer: registryServer
    publicUrl: publicUrl
    mailFrom: mailFrom
    tenantId: tenantId
    botAppId: botAppId
    identityId: identity.outputs.identityId
    clientId: identity.outputs.clientId
    cosmosEndpoint: database.outputs.endpoint
    vaultUri: vault.outputs.uri
    options: options
    secrets: secrets
    minReplicas: minReplicas
    subnetId: network.outputs.appSubnetId
    workspaceId: logs.outputs.workspaceId
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    location: botLocation
    tags: tags
    tenantId: tenantId
    botAppId: botAppId
    publicUrl: publicUrl
    workspaceId: logs.outputs.workspaceId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: logs.outputs.workspaceId
    appId: app.outputs.appId
    cosmosId: database.outputs.accountId
    minReplicas: minReplicas
    mail: alertMail
  }
}

output address string = app.outputs.address
output identityClientId string = identity.outputs.clientId
