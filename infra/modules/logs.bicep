// Logs without personal data (the product's allow-list sees to that), kept for a limited time in the same region.
param name string
param location string
param tags object
param days int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: days
    features: { disableLocalAuth: true }
  }
}

output workspaceId string = workspace.id
