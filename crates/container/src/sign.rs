//! Signatures of minisign (Ed25519 over BLAKE2b), which the Debian tool of that name checks without us.

use std::io::Read;

use ct_codecs::{Base64, Decoder as _};
use gongbao_base::finding::Message;
use minisign::{PError, PublicKey as PublicOfSecret, SecretKey, SecretKeyBox};
use minisign_verify::{Error, PublicKey, Signature};

use crate::{
    codes,
    error::{ContainerError, file_finding},
};

/// The length of a secret key, and of the checksum at its end.
const KEY: usize = 158;
const CHECKSUM: usize = 32;

/// A secret key that was opened.
pub struct Signer {
    secret: SecretKey,
    public: PublicOfSecret,
}

impl Signer {
    /// Opens a key by the text of its file.
    ///
    /// One made with `minisign -G -W` has no password; another needs its password, and 1 GiB of memory to be opened.
    ///
    /// # Errors
    /// Why the key cannot be used, in words for the one who gave it.
    pub fn open(key: &str, password: Option<&str>) -> Result<Self, Message> {
        let secret = open(key, password).map_err(|error| {
            refuse("密钥打不开：文件不对、口令不对，或需要用环境变量给出口令", &error)
        })?;
        let public = PublicOfSecret::from_secret_key(&secret)
            .map_err(|error| refuse("密钥文件读不懂", &error))?;
        Ok(Self { secret, public })
    }

    /// Signs; the trusted comment is covered by the signature.
    ///
    /// # Errors
    /// When the data cannot be read.
    pub fn sign(&self, data: impl Read, comment: &str) -> Result<String, Message> {
        let comment = comment.replace(['\r', '\n'], " ");
        let untrusted = Some("signature from gongbao");
        minisign::sign(Some(&self.public), &self.secret, data, Some(&comment), untrusted)
            .map(minisign::SignatureBox::into_string)
            .map_err(|error| refuse("签名失败", &error))
    }
}

fn refuse(zh: &str, error: &PError) -> Message {
    Message { zh: format!("{zh}（{error}）"), en: format!("cannot sign: {error}") }
}

/// Opens a secret key. Minisign 0.11 leaves the checksum of a key without password empty, which the crate takes for damage.
fn open(key: &str, password: Option<&str>) -> Result<SecretKey, PError> {
    let boxed = SecretKeyBox::from_string(key)?;
    if let Some(password) = password {
        return boxed.into_secret_key(Some(password.to_owned()));
    }
    let line = key.lines().nth(1).map(str::trim);
    let bytes = line.and_then(|line| Base64::decode_to_vec(line, None).ok());
    match bytes {
        Some(bytes) if bytes.len() == KEY && bytes[KEY - CHECKSUM..] == [0; CHECKSUM] => {
            SecretKey::from_bytes(&bytes)
        }
        _ => boxed.into_unencrypted_secret_key(),
    }
}

/// Checks a signature with the text of a public key: the whole file, or its second line. Gives the trusted comment.
///
/// # Errors
/// A finding when the signature does not hold; a failure when the data cannot be read.
pub fn verify(key: &str, signature: &str, mut data: impl Read) -> Result<String, ContainerError> {
    let refuse =
        |zh: &str, en: &str| ContainerError::from(file_finding(&codes::BAD_SIGNATURE, "", zh, en));
    let key = PublicKey::decode(key)
        .or_else(|_| PublicKey::from_base64(key.trim()))
        .map_err(|_| refuse("公钥读不懂", "the public key cannot be read"))?;
    let signature = Signature::decode(signature)
        .map_err(|_| refuse("签名文件读不懂", "the signature file cannot be read"))?;
    let mut verifier = key.verify_stream(&signature).map_err(|error| match error {
        Error::UnexpectedKeyId => refuse("签名用的是另一把密钥", "another key made the signature"),
        _ => refuse("签名的种类太旧", "the signature is of an old kind"),
    })?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match data.read(&mut buffer)? {
            0 => break,
            count => verifier.update(&buffer[..count]),
        }
    }
    verifier
        .finalize()
        .map_err(|_| refuse("签名和文件不符", "the signature does not match the file"))?;
    Ok(signature.trusted_comment().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Signer, verify};
    use crate::error::ContainerError;

    #[test]
    fn a_signature_holds_for_one_file_only() {
        let pair = minisign::KeyPair::generate_unencrypted_keypair().unwrap();
        let secret = pair.sk.to_box(None).unwrap().into_string();
        let public = pair.pk.to_box().unwrap().into_string();
        let signature =
            Signer::open(&secret, None).unwrap().sign(&b"text"[..], "snapshot abc").unwrap();
        assert_eq!(verify(&public, &signature, &b"text"[..]).unwrap(), "snapshot abc");
        let code = |error: ContainerError| error.into_finding().unwrap().code;
        assert_eq!(code(verify(&public, &signature, &b"texT"[..]).unwrap_err()), "SEAL-08");
        let forged = signature.replace("snapshot abc", "snapshot abd");
        assert_eq!(code(verify(&public, &forged, &b"text"[..]).unwrap_err()), "SEAL-08");
        let other = minisign::KeyPair::generate_unencrypted_keypair().unwrap().pk.to_box().unwrap();
        let error = verify(&other.into_string(), &signature, &b"text"[..]).unwrap_err();
        assert_eq!(code(error), "SEAL-08");
        assert!(Signer::open("nonsense", None).is_err());
    }
}
