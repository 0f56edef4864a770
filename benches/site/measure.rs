//! What a program takes: time, processor, memory.
//!
//! Processor time, its children's included, and the largest resident memory of it or
//! one of its children are read from `/proc` while the program runs; elsewhere than on
//! Linux they are zero.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Clone, Copy, Default)]
pub struct Run {
    /// Seconds from start to end.
    pub wall: f64,
    /// Seconds of all cores together.
    pub cpu: f64,
    /// Most resident memory of one process, in bytes.
    pub peak: u64,
}

impl Run {
    /// One after the other.
    pub fn then(self, next: Self) -> Self {
        Self {
            wall: self.wall + next.wall,
            cpu: self.cpu + next.cpu,
            peak: self.peak.max(next.peak),
        }
    }
}

/// Runs a program to its end, when the disk has what others wrote: none pays for the one
/// before it. A program that fails is an error.
pub fn run(command: &mut Command) -> io::Result<Run> {
    // Where there is no `sync`, the measure is only less even.
    let _ = Command::new("sync").status();
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let (mut cpu, mut peak) = (0.0, 0);
    // A program that has ended keeps its times until it is waited for, but not its
    // memory, so this looks often.
    while let Some((state, seconds)) = times(child.id()) {
        cpu = seconds;
        if state == 'Z' {
            break;
        }
        peak = peak.max(peak_of(child.id()));
        sleep(Duration::from_millis(2));
    }
    let status = child.wait()?;
    let wall = start.elapsed().as_secs_f64();
    if status.success() {
        return Ok(Run { wall, cpu, peak });
    }
    Err(io::Error::other(format!("{command:?} ended with {status}")))
}

/// State and processor seconds of a process.
fn times(id: u32) -> Option<(char, f64)> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(") ")?;
    let fields: Vec<&str> = rest.split(' ').collect();
    let ticks: u64 = fields.get(11..15)?.iter().filter_map(|field| field.parse::<u64>().ok()).sum();
    Some((fields.first()?.chars().next()?, ticks as f64 / 100.0))
}

/// A program may be a small one that starts the one that works.
fn peak_of(id: u32) -> u64 {
    let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
    let children = children.unwrap_or_default();
    let children = children.split_whitespace().filter_map(|id| id.parse().ok());
    children.map(peak_of).fold(own_peak_of(id), u64::max)
}

fn own_peak_of(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// Files, HTML files and bytes below a folder.
#[derive(Clone, Copy, Default)]
pub struct Size {
    /// Files.
    pub files: usize,
    /// Of those, pages.
    pub pages: usize,
    /// Bytes.
    pub bytes: u64,
}

/// How much lies below a folder.
pub fn size(dir: &Path) -> io::Result<Size> {
    let mut size = Size::default();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let inner = self::size(&entry.path())?;
            size.files += inner.files;
            size.pages += inner.pages;
            size.bytes += inner.bytes;
        } else {
            size.files += 1;
            size.pages += usize::from(entry.path().extension().is_some_and(|e| e == "html"));
            size.bytes += entry.metadata()?.len();
        }
    }
    Ok(size)
}

/// A process that ends with its owner.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
