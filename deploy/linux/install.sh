#!/usr/bin/env bash
# Installs DistrictUnion as a systemd service, or upgrades it, rolls it back, removes it. Run it from the unpacked bundle, as root.
# Running it twice changes nothing the second time.
#
# /opt/district-union/versions/VERSION   programs        /etc/district-union/settings.json   settings (kept)
# /opt/district-union/current            the one in use  /var/lib/district-union             data, backups (kept)
set -euo pipefail
umask 022

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
service=district-union account=district-union
act=install prefix='' urls='' allow_plain='' start=yes dry='' keep_data=''

usage() {
  cat <<'TEXT'
在解开的安装包里用 root 运行：

  ./install.sh [install] [--urls 地址] [--allow-plain] [--no-start]   安装；已经安装的，先备份再升级
  ./install.sh rollback [--keep-data] [--no-start]                    退回上一版本和升级前的数据；--keep-data 只退程序
  ./install.sh uninstall                                              移除服务和程序；数据、设置、备份留着

  --urls、--allow-plain   第一次安装时写进设置：监听的地址；允许不加密的 HTTP
  --no-start              不启动服务
  --dry-run               只说会做什么，什么也不做
  --prefix 文件夹         全部放在一个文件夹下，不动账户和 systemd，用来看一看
TEXT
}
say() { printf '%s\n' "$*"; }
said_done() { if [ -n "$dry" ]; then say "以上只是会做的，什么也没有做。"; else say "✓ $*"; fi; }
fail() { printf '✕ %s\n' "$*" >&2; exit 1; }

while [ $# -gt 0 ]; do
  case $1 in
    install | rollback | uninstall) act=$1 && shift ;;
    upgrade) act=install && shift ;;
    --prefix) prefix=$(mkdir -p "${2:?}" && cd "$2" && pwd) && shift 2 ;;
    --urls) urls=${2:?} && shift 2 ;;
    --allow-plain) allow_plain=yes && shift ;;
    --no-start) start='' && shift ;;
    --dry-run) dry=yes && shift ;;
    --keep-data) keep_data=yes && shift ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

program=$prefix/opt/district-union etc=$prefix/etc/district-union state=$prefix/var/lib/district-union cache=$prefix/var/cache/district-union
unit=$prefix/etc/systemd/system/$service.service command=$prefix/usr/local/bin/district-union
settings=$etc/settings.json
database=$state/district-union.db
[ -n "$prefix" ] || [ -n "$dry" ] || [ "$(id -u)" -eq 0 ] || fail "请用 root 运行：sudo $0 $act"

# Does it, or says it.
run() { if [ -n "$dry" ]; then say "  $*"; else "$@"; fi; }
has_systemd() { [ -z "$prefix" ] && command -v systemctl >/dev/null && [ -d /run/systemd/system ]; }
is_running() { has_systemd && systemctl is-active --quiet "$service"; }
on_server() { [ -f "$settings" ] && grep -Eq '"PostgreSql(File)?"[[:space:]]*:[[:space:]]*"[^"]' "$settings"; }
current() { readlink "$program/current" 2>/dev/null | sed 's|^versions/||' || true; }

# A verb of a version of the program, as the account that owns the data.
verb() {
  local exe=$program/versions/$1/DistrictUnion.Gateway
  shift
  if [ -n "$prefix" ]; then (umask 077 && cd "$state" && "$exe" "$@")
  else (umask 077 && cd "$state" && setpriv --reuid="$account" --regid="$account" --init-groups -- "$exe" "$@"); fi
}

check_bundle() {
  [ -f "$here/SHA256SUMS" ] || fail "请在解开的安装包里运行。"
  (cd "$here" && sha256sum --quiet -c SHA256SUMS) || fail "安装包不完整或被改动过，请重新复制。"
  local machine expected
  machine=$(uname -m) expected=$(cat "$here/ARCHITECTURE")
  case $machine:$expected in x86_64:x64 | aarch64:arm64) ;; *) fail "这个安装包是 $expected 的，这台机器是 $machine。" ;; esac
  local free
  free=$(df -Pm "$(nearest "$program")" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge 600 ] || fail "$program 所在的磁盘只剩 $free MB，至少要 600 MB。"
}

# A folder, or the nearest one above it that is there.
nearest() { local folder=$1; while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done; say "$folder"; }

make_account() {
  [ -z "$prefix" ] || return 0
  getent passwd "$account" >/dev/null && return
  run useradd --system --user-group --home-dir "$state" --no-create-home --shell /usr/sbin/nologin "$account"
}

owned() { [ -n "$prefix" ] || run chown "$@"; }

make_folders() {
  run mkdir -p "$program/versions" "$etc" "$state/backups" "$cache" "$(dirname "$unit")" "$(dirname "$command")"
  run chmod 700 "$state" "$cache"
  run chmod 750 "$etc"
  owned "$account:$account" "$state" "$state/backups" "$cache"
  owned "root:$account" "$etc"
}

copy_program() {
  local version=$1
  [ -d "$program/versions/$version" ] && return
  run rm -rf "$program/versions/.$version"
  run cp -R "$here/app" "$program/versions/.$version"
  run ln -sfn "$settings" "$program/versions/.$version/appsettings.Production.json"
  run mv -T "$program/versions/.$version" "$program/versions/$version"
}

# The first time only: what is there is the administrator's.
write_settings() {
  if [ -e "$settings" ]; then
    [ -z "$urls$allow_plain" ] || say "  $settings 已有，没有改：--urls、--allow-plain 没有用上，请自己写进去。"
    return
  fi
  say "  写设置 $settings"
  [ -z "$dry" ] || return 0
  cat >"$settings" <<JSON
// 这台机器的设置；这里没有写的，用 $program/current/appsettings.json 里的值（每一项在那里有说明）。改后执行 systemctl restart $service
{
  "Urls": "${urls:-http://localhost:5080}",
  "Http": { "AllowPlain": $([ -n "$allow_plain" ] && echo true || echo false) },
  "Embedded": { "Database": "$database" },
  "Exports": { "Folder": "$cache/exports" },
  "SecurityLog": { "Folder": "$state/logs" },
  "Setup": { "LinkFile": "$state/setup-link.txt" }
}
JSON
  chmod 640 "$settings"
  owned "root:$account" "$settings"
}

write_unit() {
  run install -m 644 "$here/district-union.service" "$unit"
  say "  写命令 $command"
  [ -z "$dry" ] || return 0
  cat >"$command" <<SH
#!/bin/sh
# DistrictUnion 的命令（verify、backup、restore、user …），用服务的账户运行，district-union --help 可以看到全部。
umask 077
cd "$state" || exit 1
[ "\$(id -un)" != root ] || [ -n "$prefix" ] || exec setpriv --reuid=$account --regid=$account --init-groups -- "$program/current/DistrictUnion.Gateway" "\${@:---help}"
exec "$program/current/DistrictUnion.Gateway" "\${@:---help}"
SH
  chmod 755 "$command"
}

# Also one that systemd is about to start again.
stop_service() { if has_systemd && [ -f "$unit" ]; then run systemctl stop "$service"; fi; }

is_to_start() { has_systemd && [ -n "$start" ]; }

# Starts it, or shows why not and returns 1.
try_start() {
  if has_systemd; then run systemctl daemon-reload; fi
  is_to_start || return 0
  local began
  began=$(date '+%F %T')
  run systemctl enable --quiet "$service"
  if run systemctl restart "$service"; then return 0; fi
  journalctl -u "$service" --since "$began" --no-pager >&2 || true
  return 1
}

# Starts it, or fails with what to do then. $1: what else may be done.
start_service() { try_start || fail "没有启动成功，原因在上面。改好以后：systemctl start $service${1:-}"; }

use_version() {
  run ln -sfn "versions/$1" "$program/.current"
  run mv -T "$program/.current" "$program/current"
}

# The version that wrote the data copies and checks it. A service that was never started has none.
back_up() {
  local old=$1 backup=$2 said
  say "  备份到 $backup"
  [ -z "$dry" ] || return 0
  if said=$(verb "$old" backup "$backup" --alone 2>&1); then
    say "$said"
  elif [[ $said == 没有数据库文件* ]]; then
    backup=''
  else
    say "$said" >&2
    try_start || true
    fail "备份没有成功，没有升级，仍用 $old。"
  fi
  printf '%s\n%s\n' "$old" "$backup" >"$program/previous"
}

# Tables on a server are changed by their owner alone; a program that needs other tables does not start before that.
upgrade_tables() {
  on_server || return 0
  if [ -z "${Embedded__PostgreSqlOwner:-}${Embedded__PostgreSqlOwnerFile:-}" ]; then
    say "  数据在 PostgreSQL 里，没有给出 Embedded__PostgreSqlOwner：新版本要改表时不会启动，由表的所有者运行 district-union upgrade 以后再启动。"
    return
  fi
  say "  由表的所有者升级 PostgreSQL 里的表"
  [ -n "$dry" ] || verb "$1" upgrade || fail "表没有升级成功，服务没有启动。改好以后运行 district-union upgrade，再 systemctl start $service。"
}

install_version() {
  check_bundle
  local version old
  version=$(cat "$here/VERSION") old=$(current)
  if [ "$old" = "$version" ]; then
    say "$version 已经安装。"
    make_account
    make_folders
    write_settings
    write_unit
    is_running || start_service
    return
  fi

  if [ -n "$old" ]; then say "升级 $old → $version"; else say "安装 $version"; fi
  make_account
  make_folders
  copy_program "$version"
  write_settings
  stop_service
  if [ -n "$old" ]; then back_up "$old" "$state/backups/before-$version-$(date +%Y%m%d-%H%M%S)"; fi
  use_version "$version"
  write_unit
  upgrade_tables "$version"
  start_service "${old:+；或者退回 $old：$0 rollback}"
  said_done "$version 已就绪。设置：$settings"
  if [ -n "$old" ] || [ -n "$dry" ]; then return 0; fi
  if ! is_to_start; then say "第一个区管理员：打开 $state/setup-link.txt 里的链接（启动后写出，只用一次）。"
  elif [ -f "$state/setup-link.txt" ]; then say "第一个区管理员：用浏览器打开 $(cat "$state/setup-link.txt")（只用一次）"; fi
}

rollback() {
  [ -f "$program/previous" ] || fail "没有可以退回的版本。"
  local newer older backup
  newer=$(current) older=$(sed -n 1p "$program/previous") backup=$(sed -n 2p "$program/previous")
  [ -d "$program/versions/$older" ] || fail "$older 的程序已不在 $program/versions。"
  if [ -z "$keep_data" ] && on_server; then
    fail "数据在 PostgreSQL 里，这里退不回去：只退程序用 --keep-data；数据也要退，见运行手册里用 PostgreSQL 的一节。什么也没有做。"
  fi
  if [ -z "$keep_data" ] && [ -n "$backup" ] && [ ! -d "$backup" ]; then
    fail "升级前的备份 $backup 不在了，数据退不回去：找到它，或者只退程序，用 --keep-data。什么也没有做。"
  fi
  say "退回 $newer → $older"
  stop_service
  use_version "$older"
  if [ -z "$keep_data" ] && [ -n "$backup" ]; then
    local aside
    aside=$state/data-of-$newer-$(date +%Y%m%d-%H%M%S)
    say "  $newer 期间的数据移到 $aside，恢复 $backup"
    run mkdir -m 700 "$aside"
    local path
    for path in "$state"/*.db "$state"/*.db-wal "$state"/*.db-shm "$state"/files; do
      if [ -e "$path" ]; then run mv "$path" "$aside/"; fi
    done
    owned "$account:$account" "$aside"
    [ -n "$dry" ] || verb "$older" restore "$backup" || fail "没有恢复成功；数据在 $aside 和 $backup。"
  fi
  if ! try_start; then
    [ -n "$keep_data" ] || fail "$older 没有启动成功，原因在上面。"
    use_version "$newer"
    try_start || true
    fail "$older 用现在的数据启动不了，原因在上面；仍用 $newer。数据也要退时不写 --keep-data（用 PostgreSQL 时见运行手册）。"
  fi
  run rm "$program/previous"
  said_done "已退回 $older。"
}

uninstall() {
  say "移除服务和程序；数据 $state、设置 $etc、账户 $account 和 systemctl edit 写的 $unit.d 留着。"
  if has_systemd; then run systemctl disable --quiet --now "$service" || true; fi
  run rm -f "$unit" "$command"
  run rm -rf "$program" "$cache"
  if has_systemd; then run systemctl daemon-reload; fi
  said_done "已移除。"
}

case $act in
  install) install_version ;;
  rollback) rollback ;;
  uninstall) uninstall ;;
esac
