# the features of Hugging Face datasets, made of the schema: what is a value, a list, an object
def resolve($root): if has("$ref") then $root["$defs"][."$ref" | ltrimstr("#/$defs/")] else . end;

def feature($root):
	resolve($root) |
	if .type == "object" then .properties | map_values(feature($root))
	elif .type == "array" then [.items | feature($root)]
	else {
		dtype: ({integer: "int64", number: "float64", boolean: "bool"}[.type // "string"] // "string"),
		_type: "Value"
	} end;

# thread is what strip-boilerplate tells split-comments, and its objects have no one shape
. as $root | del(.properties.thread) | feature($root)
