<#
.SYNOPSIS
把 DistrictUnion 装成 Windows 服务，或升级、退回、移除。在解开的安装包里，用“以管理员身份运行”的 PowerShell 执行。
.DESCRIPTION
  .\install.ps1                                   安装；已经安装时先备份再升级
  .\install.ps1 -Urls https://0.0.0.0:443         安装时写进设置的监听地址（以后改 settings.json）
  .\install.ps1 -Action Rollback [-KeepData]      退回上一版本，并恢复升级前的数据（-KeepData：数据不动）
  .\install.ps1 -Action Uninstall                 移除服务、防火墙规则和程序；数据、设置和备份留着
执行策略不允许时：powershell -ExecutionPolicy Bypass -File .\install.ps1
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidateSet('Install', 'Rollback', 'Uninstall')] [string] $Action = 'Install',
    [string] $Urls = 'http://localhost:5080',
    [switch] $AllowPlain,
    [switch] $KeepData,
    [switch] $NoStart,
    [string] $ProgramFolder = (Join-Path $env:ProgramFiles 'DistrictUnion'),
    [string] $DataFolder = (Join-Path $env:ProgramData 'DistrictUnion')
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$service = 'DistrictUnion'
$account = "NT SERVICE\$service"
$eventSource = 'DistrictUnion.Gateway'
$rule = 'DistrictUnion'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$versions = Join-Path $ProgramFolder 'versions'
$currentFile = Join-Path $ProgramFolder 'current.txt'
$previousFile = Join-Path $ProgramFolder 'previous.txt'
$settings = Join-Path $DataFolder 'settings.json'
$data = Join-Path $DataFolder 'data'
$backups = Join-Path $DataFolder 'backups'
$database = Join-Path $data 'district-union.db'

function Test-Administrator {
    $identity = [Security.Principal.WindowsIdentity]::GetCurrent()
    (New-Object Security.Principal.WindowsPrincipal $identity).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

# Runs a program; what it answers with an exit code above 0 is an error.
function Invoke-Program([string] $Path, [string[]] $Arguments) {
    & $Path @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Path $Arguments：退出码 $LASTEXITCODE" }
}

function Get-Line([string] $Path, [int] $Index) {
    if (-not (Test-Path $Path)) { return '' }
    $lines = @(Get-Content -Encoding UTF8 $Path)
    if ($lines.Count -gt $Index) { $lines[$Index] } else { '' }
}

function Get-Executable([string] $Version) { Join-Path (Join-Path $versions $Version) 'DistrictUnion.Gateway.exe' }

function Test-Bundle {
    $list = Join-Path $here 'SHA256SUMS'
    if (-not (Test-Path $list)) { throw '请在解开的安装包里运行。' }
    foreach ($line in Get-Content -Encoding UTF8 $list) {
        $digest, $name = $line -split '  ', 2
        $file = Join-Path $here $name
        if (-not (Test-Path -LiteralPath $file) -or (Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash -ne $digest) {
            throw "安装包不完整或被改动过：$name"
        }
    }
}

# Text without a byte order mark, as the program's JSON reader wants it.
function Write-Text([string] $Path, [string] $Text) { [IO.File]::WriteAllText($Path, $Text, (New-Object Text.UTF8Encoding $false)) }

function Copy-Program([string] $Version) {
    $target = Join-Path $versions $Version
    if (Test-Path $target) { return }
    $copying = "$target.copying"
    if (Test-Path $copying) { Remove-Item -Recurse -Force $copying }
    New-Item -ItemType Directory -Force $versions | Out-Null
    Copy-Item -Recurse (Join-Path $here 'app') $copying
    New-Item -ItemType SymbolicLink -Path (Join-Path $copying 'appsettings.Production.json') -Target $settings | Out-Null
    Rename-Item $copying $Version
}

# The first time only: what is there is the administrator's.
function Write-Settings {
    if (Test-Path $settings) { return }
    $plain = if ($AllowPlain) { 'true' } else { 'false' }
    $values = @{ Database = $database; Exports = (Join-Path $DataFolder 'exports'); Logs = (Join-Path $DataFolder 'logs'); Link = (Join-Path $DataFolder 'setup-link.txt') }
    $escaped = @{}
    foreach ($key in $values.Keys) { $escaped[$key] = $values[$key].Replace('\', '\\') }
    Write-Text $settings @"
// 这台机器的设置；这里没有写的，用程序文件夹里 appsettings.json 的值（每一项在那里有说明）。改后执行 Restart-Service $service
{
  "Urls": "$Urls",
  "Http": { "AllowPlain": $plain },
  "Embedded": { "Database": "$($escaped.Database)" },
  "Exports": { "Folder": "$($escaped.Exports)" },
  "SecurityLog": { "Folder": "$($escaped.Logs)" },
  "Setup": { "LinkFile": "$($escaped.Link)" }
}
"@
}

# By their identifiers: the names differ with the language of Windows.
function Set-Rights {
    Invoke-Program 'icacls.exe' @($DataFolder, '/inheritance:r', '/grant:r', '*S-1-5-32-544:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F', "${account}:(OI)(CI)M", '/Q')
    Invoke-Program 'icacls.exe' @($ProgramFolder, '/grant:r', "${account}:(OI)(CI)RX", '/Q')
}

function Set-ServiceProgram([string] $Version) {
    $path = '"' + (Get-Executable $Version) + '"'
    if (Get-Service $service -ErrorAction SilentlyContinue) {
        # Not by sc.exe: Windows PowerShell takes the quotes inside an argument away.
        $found = Get-CimInstance Win32_Service -Filter "Name='$service'"
        $changed = Invoke-CimMethod -InputObject $found -MethodName Change -Arguments @{ PathName = $path }
        if ($changed.ReturnValue -ne 0) { throw "服务的程序没有改成 ${path}：$($changed.ReturnValue)" }
    }
    else {
        New-Service -Name $service -BinaryPathName $path -DisplayName 'DistrictUnion 区教育工会工作平台' -StartupType Automatic | Out-Null
        Invoke-Program 'sc.exe' @('config', $service, 'obj=', $account)
        Invoke-Program 'sc.exe' @('failure', $service, 'reset=', '86400', 'actions=', 'restart/5000/restart/30000/restart/60000')
    }
    if (-not [Diagnostics.EventLog]::SourceExists($eventSource)) { New-EventLog -LogName Application -Source $eventSource }
    Write-Text $currentFile $Version
    Write-Text (Join-Path $ProgramFolder 'district-union.cmd') "@echo off`r`ncd /d `"$DataFolder`"`r`n`"$(Get-Executable $Version)`" %*`r`n"
}

# Opens the ports of addresses that other machines are meant to reach.
function Set-FirewallRule {
    Get-NetFirewallRule -Name $rule -ErrorAction SilentlyContinue | Remove-NetFirewallRule
    $written = (Get-Content -Encoding UTF8 $settings | Where-Object { $_ -match '"Urls"\s*:\s*"([^"]*)"' } | ForEach-Object { $Matches[1] }) -split ';'
    $ports = @($written | Where-Object { $_ -match '^(https?)://([^/:]+|\[[^\]]*\])(?::(\d+))?' -and $Matches[2] -notin 'localhost', '127.0.0.1', '[::1]' } |
        ForEach-Object { if ($_ -match ':(\d+)/?$') { $Matches[1] } elseif ($_ -like 'https*') { '443' } else { '80' } })
    if ($ports.Count -eq 0) { return }
    New-NetFirewallRule -Name $rule -DisplayName 'DistrictUnion 区教育工会工作平台' -Direction Inbound -Action Allow -Protocol TCP -LocalPort $ports -Profile Domain, Private | Out-Null
}

function Stop-Program {
    $found = Get-Service $service -ErrorAction SilentlyContinue
    if ($found -and $found.Status -ne 'Stopped') {
        Stop-Service $service
        $found.WaitForStatus('Stopped', [TimeSpan]::FromSeconds(90))
    }
}

function Start-Program {
    if (-not $NoStart) { Start-Service $service }
}

# Whether the data lie in PostgreSQL.
function Test-OnServer {
    (Test-Path $settings) -and [bool](Get-Content -Encoding UTF8 $settings | Where-Object { $_ -match '"PostgreSql(File)?"\s*:\s*"[^"]' })
}

# What keeps a database from being lost: it is copied and checked by the version that wrote it.
function Backup-Data([string] $Old, [string] $New) {
    if (-not (Test-Path $database) -and -not (Test-OnServer)) { return '' }
    $folder = Join-Path $backups ("before-$New-" + (Get-Date -Format 'yyyyMMdd-HHmmss'))
    Write-Host "  备份到 $folder"
    New-Item -ItemType Directory -Force $backups | Out-Null
    Invoke-Program (Get-Executable $Old) @('backup', $folder, '--alone') | Out-Host
    $folder
}

function Install-Version {
    Test-Bundle
    $version = (Get-Line (Join-Path $here 'VERSION') 0).Trim()
    $old = (Get-Line $currentFile 0).Trim()
    New-Item -ItemType Directory -Force $ProgramFolder, $DataFolder, $data, $backups | Out-Null
    Write-Settings
    Copy-Program $version
    if ($old -and $old -ne $version) {
        Write-Host "升级 $old → $version"
        Stop-Program
        try { $backup = Backup-Data $old $version }
        catch { Start-Program; throw "备份没有成功，没有升级，仍用 ${old}：$_" }
        Write-Text $previousFile "$old`r`n$backup"
    }
    Set-ServiceProgram $version
    Set-Rights
    Set-FirewallRule
    Start-Program
    Write-Host "✓ $version 已就绪。设置：$settings"
    if (-not $old) { Write-Host "第一个区管理员：打开 $(Join-Path $DataFolder 'setup-link.txt') 里的链接（启动后写出，只用一次）。" }
}

function Restore-Version {
    $older = (Get-Line $previousFile 0).Trim()
    $backup = (Get-Line $previousFile 1).Trim()
    $newer = (Get-Line $currentFile 0).Trim()
    if (-not $older) { throw '没有可以退回的版本。' }
    if (-not $KeepData -and (Test-OnServer)) { throw '数据在 PostgreSQL 里，这里退不回去：只退程序用 -KeepData；数据也要退，见运行手册里用 PostgreSQL 的一节。什么也没有做。' }
    if (-not $KeepData -and $backup -and -not (Test-Path $backup)) { throw "升级前的备份 $backup 不在了，数据退不回去：找到它，或者只退程序，用 -KeepData。什么也没有做。" }
    Write-Host "退回 $newer → $older"
    Stop-Program
    if ($backup -and -not $KeepData) {
        $aside = Join-Path $DataFolder ("data-of-$newer-" + (Get-Date -Format 'yyyyMMdd-HHmmss'))
        Write-Host "  $newer 期间的数据移到 $aside，恢复 $backup"
        Move-Item $data $aside
        New-Item -ItemType Directory $data | Out-Null
        Invoke-Program (Get-Executable $older) @('restore', $backup)
    }
    Set-ServiceProgram $older
    Set-Rights
    try { Start-Program }
    catch {
        $why = $_
        if (-not $KeepData) { throw "$older 没有启动成功：$why" }
        Set-ServiceProgram $newer
        Set-Rights
        try { Start-Program } catch { Write-Host "✕ $_" }
        throw "$older 用现在的数据启动不了，仍用 ${newer}；数据也要退时不写 -KeepData（用 PostgreSQL 时见运行手册）：$why"
    }
    Remove-Item $previousFile
    Write-Host "✓ 已退回 $older。"
}

function Uninstall-Program {
    Stop-Program
    if (Get-Service $service -ErrorAction SilentlyContinue) { Invoke-Program 'sc.exe' @('delete', $service) }
    Get-NetFirewallRule -Name $rule -ErrorAction SilentlyContinue | Remove-NetFirewallRule
    if (Test-Path $ProgramFolder) { Remove-Item -Recurse -Force $ProgramFolder }
    Write-Host "✓ 已移除服务和程序；数据和设置留在 $DataFolder。"
}

if (-not (Test-Administrator)) { throw '请用“以管理员身份运行”的 PowerShell。' }
if ($PSCmdlet.ShouldProcess($service, $Action)) {
    switch ($Action) {
        'Install' { Install-Version }
        'Rollback' { Restore-Version }
        'Uninstall' { Uninstall-Program }
    }
}
