#!/usr/bin/env bash
# Makes the certificates with which nodes prove to each other that they belong to the same cluster; needs openssl.
#   cluster-config/certificates.sh DIR                 for node1, node2 and node3 of "crossbook cluster up"
#   cluster-config/certificates.sh DIR NAME...         for nodes with these names
#   DAYS=30 cluster-config/certificates.sh DIR NAME    how long they are valid, by default 365 days
# DIR/ca.key signs: keep it away from the nodes. DIR/NAME/ is what a node gets: its key, its certificate, and the
# certificate of the authority. Run it again before they end: the authority stays, the nodes read the new files within
# five minutes, without a restart.
set -euo pipefail
umask 077

folder="${1:?usage: certificates.sh DIR [NAME...]}"
shift
[ $# -gt 0 ] || set -- node1 node2 node3
days="${DAYS:-365}"
mkdir -p "$folder"

if [ ! -e "$folder/ca.key" ]; then
  openssl req -x509 -newkey rsa:3072 -sha256 -nodes -days 3650 -subj "/CN=Crossbook cluster authority" \
    -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -keyout "$folder/ca.key" -out "$folder/ca.crt" 2>/dev/null
fi

for name in "$@"; do
  [[ "$name" =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]] || { echo "Not a host name: $name" >&2; exit 2; }
  mkdir -p "$folder/$name"
  fresh="$(mktemp -d "$folder/.fresh.XXXXXX")"
  # The name that all have in common is what a node looks for in the other's certificate.
  openssl req -new -newkey rsa:3072 -sha256 -nodes -subj "/CN=crossbook" -keyout "$fresh/tls.key" \
    -out "$fresh/request" 2>/dev/null
  openssl x509 -req -sha256 -days "$days" -in "$fresh/request" -CA "$folder/ca.crt" -CAkey "$folder/ca.key" \
    -set_serial "0x00$(openssl rand -hex 16)" -out "$fresh/tls.crt" -extfile <(
      echo "basicConstraints=critical,CA:FALSE"
      echo "keyUsage=critical,digitalSignature,keyEncipherment"
      echo "extendedKeyUsage=serverAuth,clientAuth"
      echo "subjectAltName=DNS:crossbook,DNS:$name"
    ) 2>/dev/null
  cp "$folder/ca.crt" "$fresh/ca.crt"
  mv "$fresh/tls.key" "$fresh/tls.crt" "$fresh/ca.crt" "$folder/$name/"
  rm -r "$fresh"
  echo "$folder/$name: valid until $(openssl x509 -noout -enddate -in "$folder/$name/tls.crt" | cut -d= -f2)"
done
