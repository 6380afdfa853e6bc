/** The settings of a one-disk Swift that speaks S3, for tests: everything below one folder, on loopback ports. */

const common = ({ folder, user }, port) => `
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${user}
swift_dir = ${folder}
devices = ${folder}/devices
mount_check = false
`;

const storageServer = (kind, place, port) => `${common(place, port)}
[pipeline:main]
pipeline = ${kind}-server
[app:${kind}-server]
use = egg:swift#${kind}
`;

const filters = ['catch_errors', 'proxy_logging', 'listing_formats', 'bulk', 'copy', 'slo', 'dlo'];

/** Without versioned_writes, which would need one more filter that S3 has no use for. */
const proxyServer = (place, port, memcachedPort) => `${common(place, port)}
[pipeline:main]
pipeline = catch_errors proxy_logging cache listing_formats s3api tempauth bulk copy slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = only-for-these-tests .admin
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${memcachedPort}
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
min_segment_size = 5242880
${filters.map((name) => `[filter:${name}]\nuse = egg:swift#${name}`).join('\n')}
`;

/** @returns {Record<string, string>} file name → content */
export const swiftSettings = (place, ports) => ({
  'swift.conf': '[swift-hash]\nswift_hash_path_suffix = test\nswift_hash_path_prefix = test\n',
  'account.conf': storageServer('account', place, ports.account),
  'container.conf': storageServer('container', place, ports.container),
  'object.conf': storageServer('object', place, ports.object),
  'proxy.conf': proxyServer(place, ports.proxy, ports.memcached),
});
