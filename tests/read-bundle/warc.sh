# sourced by cases: writes WARC records

# record TYPE NUMBER FILE [FIELD ...]: one record with FILE as its block
record()
{
	type=$1 number=$2 file=$3
	shift 3
	printf 'WARC/1.0\r\nWARC-Type: %s\r\n' "$type"
	printf 'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\n' "$number"
	printf 'WARC-Date: 2020-01-02T03:04:05Z\r\n'
	for field; do printf '%s\r\n' "$field"; done
	printf 'Content-Length: %s\r\n\r\n' "$(wc -c <"$file" | tr -d ' ')"
	cat "$file"
	printf '\r\n\r\n'
}

# response NUMBER URL TYPE BODY-FILE [HTTP-FIELD ...]: an HTTP response
response()
{
	number=$1 url=$2 body=$4
	{
		printf 'HTTP/1.1 200 OK\r\nContent-Type: %s\r\n' "$3"
		shift 4
		for field; do printf '%s\r\n' "$field"; done
		printf '\r\n'
		cat "$body"
	} >block.tmp
	record response "$number" block.tmp "WARC-Target-URI: $url" \
		'Content-Type: application/http; msgtype=response'
}

# three files with pages, and three responses for them
pages()
{
	printf '<!doctype html><p>one\n' >one.html
	printf '<!doctype html><p>two\n' >two.html
	printf '<!doctype html><p>three\n' >three.html
}

show()
{
	read-bundle "$@" | jq -c '[.metadata.warc_id[-2:], .metadata.offset, .metadata.length, .html // .text]'
}
