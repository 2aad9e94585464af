#!/usr/bin/env bash
# Builds the image without a Docker daemon: target/image/crossbook.tar, to be loaded or pushed by whatever you have.
#   k8s/image.sh                                      on a base made of this machine's Java and the C library under it
#   k8s/image.sh registry/of/yours/jre:17@sha256:...  on a base image that has java in its PATH
# The base made here is for trials; in production take one whose maintainer mends its holes, and name it by its digest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

modules=java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl
modules+=,java.sql,java.xml,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.management.agent,jdk.unsupported,jdk.zipfs
out=target/image
base="${1:-}"

# Copies the shared libraries that the programs and libraries below a folder need, to where the loader looks for them.
# Host names need none besides, from the C library's version 2.34 on.
copy_libraries() {
  local needed
  needed="$(find "$1" -type f \( -perm -u+x -o -name '*.so' \) -exec ldd {} + 2>/dev/null || true)"
  grep -o '/[^ ]*' <<<"$needed" | grep -v ':$' | sort -u | while read -r library; do
    case "$library" in
      "$1"/*) ;;
      *) install -D "$library" "$1$library" ;;
    esac
  done
}

make_base() {
  local root="$PWD/$out/root"
  rm -rf "$out" && mkdir -p "$root"/{etc,opt,tmp,var/lib/crossbook}
  "${JAVA_HOME:+$JAVA_HOME/bin/}jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
    --output "$root/opt/java"
  copy_libraries "$root"
  echo 'crossbook:x:10001:10001::/var/lib/crossbook:/sbin/nologin' > "$root/etc/passwd"
  echo 'crossbook:x:10001:' > "$root/etc/group"
  echo 'hosts: files dns' > "$root/etc/nsswitch.conf"
  chmod 1777 "$root/tmp"

  local architecture=amd64
  [ "$(uname -m)" != aarch64 ] || architecture=arm64
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$root" -cf "$out/layer.tar" .
  local layer
  layer="$(sha256sum "$out/layer.tar" | cut -d' ' -f1)"
  cat > "$out/config.json" <<EOF
{"architecture":"$architecture","os":"linux","created":"1970-01-01T00:00:00Z",
 "config":{"Env":["PATH=/opt/java/bin","JAVA_HOME=/opt/java"]},"rootfs":{"type":"layers","diff_ids":["sha256:$layer"]}}
EOF
  echo '[{"Config":"config.json","RepoTags":["crossbook-base:17"],"Layers":["layer.tar"]}]' > "$out/manifest.json"
  tar -C "$out" -cf "$out/base.tar" manifest.json config.json layer.tar
  base="tar://$PWD/$out/base.tar"
}

[ -n "$base" ] || make_base
mvn -B -q -ntp -Pimage -Dmaven.test.skip=true -Djacoco.skip=true -Dimage.base="$base" package
echo "$out/crossbook.tar"
