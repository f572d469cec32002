"""Makes and opens tokens with jwcrypto: one JSON request a line on standard input, one JSON reply a line."""

import json
import sys
from importlib.metadata import version

from jwcrypto import jwa, jwe, jwk, jws
from jwcrypto.common import JWSEHeaderParameter, base64url_decode, base64url_encode

# Signet makes no fewer than 210,000 iterations; jwcrypto, where it has a ceiling, opens at most 16,384.
SETTINGS = [
    "PBES2 is opened with `jwcrypto.jwa.default_max_pbkdf2_iterations` raised to 1,000,000, in versions of jwcrypto that "
    "have this ceiling. By default they open at most 16,384 iterations, and Signet makes no fewer than 210,000."
]
if hasattr(jwa, "default_max_pbkdf2_iterations"):
    jwa.default_max_pbkdf2_iterations = 1_000_000

ENCRYPTIONS = ["A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512"]


def known(alg):
    for named in (jwa.JWA.signing_alg, jwa.JWA.keymgmt_alg):
        try:
            named(alg)
            return True
        except jwa.InvalidJWAAlgorithm:
            pass
    return False


def offers(request):
    return {
        "name": "jwcrypto " + version("jwcrypto"),
        "algs": [alg for alg in request["algs"] if known(alg)],
        "encs": ENCRYPTIONS,
        "curves": ["P-256", "P-384", "P-521", "secp256k1", "Ed25519", "Ed448", "X25519", "X448"],
        "settings": SETTINGS,
    }


def generate(request):
    sort = request["sort"]
    named = {"alg": request["alg"], "use": "enc" if request["enc"] else "sig"}
    if request["octets"]:
        made = jwk.JWK.generate(kty="oct", size=8 * request["octets"], **named)
    elif sort == "RSA":
        made = jwk.JWK.generate(kty="RSA", size=2048, **named)
    else:
        kty = "EC" if sort.startswith("P-") or sort == "secp256k1" else "OKP"
        made = jwk.JWK.generate(kty=kty, crv=sort, **named)
    return {"key": json.loads(made.export())}


def thumbprint(request):
    return {"thumbprint": key(request).thumbprint()}


def sign(request):
    token = jws.JWS(base64url_decode(request["payload"]))
    token.allowed_algs = [request["alg"]]
    token.add_signature(key(request), protected=json.dumps({"alg": request["alg"]}))
    return {"token": token.serialize(compact=True)}


def verify(request):
    token = jws.JWS()
    token.allowed_algs = [request["alg"]]
    token.deserialize(request["token"], key(request))
    return {"payload": base64url_encode(token.payload)}


def encrypt(request):
    algs = {"alg": request["alg"], "enc": request["enc"]}
    header = {**algs, **request.get("header", {})}
    token = jwe.JWE(
        base64url_decode(request["payload"]),
        json.dumps(header),
        algs=list(algs.values()),
        header_registry=registry(header.get("crit", [])),
    )
    token.add_recipient(key(request))
    return {"token": token.serialize(compact=True)}


def decrypt(request):
    token = jwe.JWE(algs=[request["alg"], request["enc"]], header_registry=registry(request.get("understood", [])))
    token.deserialize(request["token"], key(request))
    return {"payload": base64url_encode(token.payload)}


def registry(understood):
    return {name: JWSEHeaderParameter("of the application", True, True, None) for name in understood}


def key(request):
    return jwk.JWK(**request["key"])


OPERATIONS = {
    "offers": offers,
    "generate": generate,
    "thumbprint": thumbprint,
    "sign": sign,
    "verify": verify,
    "encrypt": encrypt,
    "decrypt": decrypt,
}

for line in sys.stdin:
    try:
        asked = json.loads(line)
        reply = OPERATIONS[asked["op"]](asked)
    except Exception as e:  # whatever a library throws is its refusal
        reply = {"error": type(e).__name__ + ": " + str(e)}
    print(json.dumps(reply), flush=True)
