//! nginx: a plain web server, which cannot list. Objects are put into the folder that it serves.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::process::Running;
use super::{Absent, Access, Store, install};
use crate::support::http::{Client, Request};

/// The running server.
#[derive(Debug)]
pub struct Web {
    running: Running,
}

impl Web {
    /// Takes the machine's nginx, else installs one, and starts it.
    pub fn start() -> Result<Self, Absent> {
        let system = Path::new("/usr/sbin/nginx");
        let nginx = if system.exists() { system.to_owned() } else { install::deb("nginx")?.join("usr/sbin/nginx") };
        let running = Running::start(
            1,
            |ports, folder| {
                let config = folder.join("nginx.conf");
                std::fs::create_dir(folder.join("www"))?;
                std::fs::write(&config, config_text(ports[0], folder))?;
                let mut command = Command::new(&nginx);
                command.arg("-p").arg(folder).args(["-e", "stderr", "-c"]).arg(&config);
                Ok(command)
            },
            |ports| Client::new(ports[0]).ask(&Request::new("GET", "/")).is_ok(),
        )?;
        Ok(Self { running })
    }

    fn file(&self, key: &str) -> PathBuf {
        self.running.folder.join("www").join(key)
    }
}

fn config_text(port: u16, folder: &Path) -> String {
    let folder = folder.display();
    let kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let kept: String = kept.iter().map(|kind| format!("  {kind}_temp_path {folder}/{kind};\n")).collect();
    format!(
        "daemon off;\nmaster_process off;\npid {folder}/nginx.pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{kept}  access_log off;\n  default_type application/octet-stream;\n  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}\n}}\n"
    )
}

impl Store for Web {
    fn name(&self) -> &'static str {
        "http"
    }

    fn port(&self) -> u16 {
        self.running.ports[0]
    }

    fn put(&self, _: &str, key: &str, bytes: &[u8]) {
        let path = self.file(key);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        // In one step, as stores do: who reads meanwhile sees all of it or nothing.
        let beside = path.with_extension("put");
        std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path)).unwrap();
    }

    fn remove(&self, _: &str, key: &str) {
        std::fs::remove_file(self.file(key)).unwrap();
    }

    fn get(&self, _: &str, key: &str) -> Option<Vec<u8>> {
        let answer = Client::new(self.port()).ask(&Request::new("GET", &format!("/{key}"))).unwrap();
        (answer.status == 200).then_some(answer.body)
    }

    fn access(&self, _: &str, prefix: &str, endpoint: &str) -> Access {
        Access { fields: format!("url: \"{endpoint}/{prefix}\""), env: Vec::new() }
    }
}
