// The product: at least two replicas over the zones of the region. Its entrance is public, because Teams calls it.
param name string
param location string
param tags object
param image string
param registryServer string
param publicUrl string
param mailFrom string
param tenantId string
param botAppId string
param identityId string
param clientId string
param cosmosEndpoint string
param vaultUri string
param options object
param secrets array
param minReplicas int
param subnetId string
param workspaceId string

var port = 3978
var settings = [
  { name: 'PUBLIC_URL', value: publicUrl }
  { name: 'PORT', value: string(port) }
  { name: 'BIND', value: '0.0.0.0' }
  { name: 'TENANT_ID', value: tenantId }
  { name: 'BOT_APP_ID', value: botAppId }
  // The identity vouches for the bot (federated credential at the app registration): there is no secret.
  { name: 'BOT_IDENTITY', value: clientId }
  { name: 'STORE', value: 'cosmos' }
  { name: 'COSMOS_ENDPOINT', value: cosmosEndpoint }
  { name: 'MAIL_FROM', value: mailFrom }
  // Which of the identities of the container to sign in with.
  { name: 'AZURE_CLIENT_ID', value: clientId }
]
var optionalSettings = [for one in items(options): { name: one.key, value: one.value }]
// Secrets are named after their variables; names of secrets know no capitals and no underscores.
var secretSettings = [for one in secrets: { name: one, secretRef: toLower(replace(one, '_', '-')) }]
var vaultSecrets = [
  for one in secrets: {
    name: toLower(replace(one, '_', '-'))
    keyVaultUrl: '${vaultUri}secrets/${toLower(replace(one, '_', '-'))}'
    identity: identityId
  }
]

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    zoneRedundant: true
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: false }
    appLogsConfiguration: { destination: 'azure-monitor' }
    peerAuthentication: { mtls: { enabled: true } }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
  }
}

resource watched 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'ContainerAppConsoleLogs', enabled: true }
      { category: 'ContainerAppSystemLogs', enabled: true }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    managedEnvironmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // The new revision starts beside the old one; what one leaves, the other takes over by the lease.
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: port, transport: 'http', allowInsecure: false }
      registries: [{ server: registryServer, identity: identityId }]
      secrets: vaultSecrets
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bcm-lotse'
          image: image
          env: concat(settings, optionalSettings, secretSettings)
          resources: { cpu: json('1.0'), memory: '2Gi' }
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz', port: port }, periodSeconds: 2, failureThreshold: 30 }
            { type: 'Liveness', httpGet: { path: '/healthz', port: port }, periodSeconds: 10, failureThreshold: 3 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: port }, periodSeconds: 5, failureThreshold: 2 }
          ]
        }
      ]
      scale: { minReplicas: minReplicas, maxReplicas: minReplicas + 2 }
    }
  }
}

output appId string = app.id
output address string = app.properties.configuration.ingress.fqdn
