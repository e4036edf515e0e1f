// The store: one write region, Strong consistency, no keys, reached only from inside the network. See docs/cosmos.md.
param name string
param location string
param tags object
param maxThroughput int
param principalId string
param subnetId string
param zoneId string
param workspaceId string

// The same text as `containerSettings` of the product; a test compares the two.
var container = loadJsonContent('../container.json')
var dataContributor = '00000000-0000-0000-0000-000000000002'

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: true }]
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    publicNetworkAccess: 'Disabled'
    minimalTlsVersion: 'Tls12'
    enableAutomaticFailover: false
    enableMultipleWriteLocations: false
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' = {
  parent: account
  name: 'bcm-lotse'
  properties: { resource: { id: 'bcm-lotse' } }
}

resource cases 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = {
  parent: database
  name: container.id
  properties: {
    resource: {
      id: container.id
      partitionKey: { paths: container.partitionKey.paths, kind: 'Hash', version: 2 }
      indexingPolicy: container.indexingPolicy
    }
    options: { autoscaleSettings: { maxThroughput: maxThroughput } }
  }
}

// A lock against a hand that slips: whoever deletes the store deletes the journals.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: account
  name: '${name}-store'
  properties: { level: 'CanNotDelete', notes: 'Holds the journals.' }
}

resource role 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    principalId: principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    scope: account.id
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: '${name}-store'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: 'store', properties: { privateLinkServiceId: account.id, groupIds: ['Sql'] } }
    ]
  }
}

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'default'
  properties: { privateDnsZoneConfigs: [{ name: 'store', properties: { privateDnsZoneId: zoneId } }] }
}

resource watched 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'ControlPlaneRequests', enabled: true }]
    metrics: [{ category: 'Requests', enabled: true }]
  }
}

output accountId string = account.id
output endpoint string = account.properties.documentEndpoint
